/** The first word of every query key: what a `Change` names. */
export const keys = {
  accounts: 'accounts',
  conversations: 'conversations',
  thread: 'thread',
  outbox: 'outbox',
  drafts: 'drafts',
  attachments: 'attachments',
  uploads: 'uploads',
  contacts: 'contacts',
  campaigns: 'campaigns',
  people: 'people',
  quota: 'quota',
  journal: 'journal',
  vault: 'vault',
  preferences: 'preferences',
  app: 'app',
  links: 'links',
} as const
