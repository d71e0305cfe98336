import { assertNever } from '#app/assert-never.ts'
import { NoteText, type Intent, type MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'

/** What creates something at the service and must never happen twice. */
export type TextIntent = Extract<Intent, { kind: 'reply' | 'note' }>
/** What sets a value: doing it again changes nothing, and only the newest of its kind matters. */
export type ValueIntent = Exclude<Intent, TextIntent>

export const isText = (intent: Intent): intent is TextIntent => intent.kind === 'reply' || intent.kind === 'note'

/** Of the intents of one conversation, `newer` makes `older` pointless: both set the same value. */
export const supersedes = (newer: OutboxEntry, older: OutboxEntry): boolean =>
  !isText(newer.intent) && newer.intent.kind === older.intent.kind && newer.conversationId === older.conversationId && newer.order > older.order

/** The same intent in other words. A reply stays a reply and a note a note. */
export function reword(intent: Intent, text: MessageText): Intent {
  switch (intent.kind) {
    case 'reply':
      return { kind: 'reply', text }
    case 'note':
      return { kind: 'note', text: NoteText.parse(text) }
    case 'status':
    case 'assign':
    case 'read':
    case 'segments':
      return intent
    default:
      return assertNever(intent)
  }
}
