export const notices = {
  label: 'Notifications',
  close: 'Close',
  demo: 'This is the demo: four invented brands on this computer. Nothing leaves it.',
  leaveDemo: 'Leave the demo',
  settingsSetAside: 'The settings could not be read and were set aside as {{name}}. The usual ones are in use.',
  cacheSetAside: 'The stored copy of your conversations was damaged and is being read anew. What you wrote is safe. The old file is kept as {{name}}.',
} as const
