export const notices = {
  label: 'Notifications',
  close: 'Close',
  undo: 'Undo',
  demo: 'This is the demo: four invented brands on this computer. Nothing leaves it.',
  leaveDemo: 'Leave the demo',
  offline: 'Offline. Everything that was read can be read.',
  offlineSince: 'Offline since {{time}}. Everything that was read can be read.',
  offlineWaiting_one: '{{count}} thing waits in the outbox.',
  offlineWaiting_other: '{{count}} things wait in the outbox.',
  outboxSetAside: 'The outbox was damaged. What could be read was saved, and the old file is kept as {{name}}. Look through the Outbox lane.',
  settingsSetAside: 'The settings could not be read and were set aside as {{name}}. The usual ones are in use.',
  cacheSetAside: 'The stored copy of your conversations was damaged and is being read anew. What you wrote is safe. The old file is kept as {{name}}.',
} as const
