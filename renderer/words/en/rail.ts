export const rail = {
  label: 'Accounts',
  all: 'All accounts',
  allUnread_one: 'All accounts, {{count}} unread',
  allUnread_other: 'All accounts, {{count}} unread',
  accountUnread_one: '{{name}}, {{count}} unread',
  accountUnread_other: '{{name}}, {{count}} unread',
  accountFailed: '{{name}}, needs you',
  add: 'Add an account',
  settings: 'Settings',
} as const
