export const boundaries = {
  panelFailed: 'This part of the window could not be shown',
  windowFailed: 'The window could not be shown',
  ourMistake: 'That is a mistake in Tributary. Nothing you wrote is lost: drafts and messages are kept apart from the window.',
  showAgain: 'Show it again',
  loadAnew: 'Load the window again',
  itemFailed: 'Shown as plain text: it could not be drawn.',
} as const
