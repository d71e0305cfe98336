export const frame = {
  lanesWidth: 'Width of the lanes',
  listWidth: 'Width of the list',
  contextWidth: 'Width of the details',
} as const
