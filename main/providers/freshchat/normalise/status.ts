import type { ConversationStatus } from '#app/domain/conversation.ts'

const OURS: Readonly<Record<string, ConversationStatus>> = {
  new: 'pending',
  assigned: 'open',
  reopened: 'open',
  reopen: 'open',
  resolved: 'resolved',
  closed: 'resolved',
}

/** A word that we do not know counts as open, so that nobody's question disappears from sight. */
export function toStatus(theirs: string): ConversationStatus {
  const word = theirs.trim().toLowerCase()
  return OURS[word] ?? (word.startsWith('waiting') ? 'waiting' : 'open')
}

/** The word to send. `reopened` serves for every way back to open: `assigned` would need somebody to assign to. */
export function fromStatus(status: ConversationStatus): string {
  const theirs = { pending: 'new', open: 'reopened', waiting: 'waiting on customer', resolved: 'resolved' } as const
  return theirs[status]
}
