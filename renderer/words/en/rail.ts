export const rail = {
  label: 'Accounts',
  all: 'All accounts',
  unread_one: '{{count}} unread',
  unread_other: '{{count}} unread',
  waiting_one: '{{count}} waiting',
  waiting_other: '{{count}} waiting',
  accountFailed: '{{name}}, needs you',
  add: 'Add an account',
  settings: 'Settings',
} as const
