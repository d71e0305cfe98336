import { assertNever } from '#app/assert-never.ts'
import { NoteText, type Intent, type MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'

export type TextIntent = Extract<Intent, { kind: 'reply' | 'note' }>
export type FileIntent = Extract<Intent, { kind: 'file' }>
/** What creates something at the service and must never happen twice. */
export type ItemIntent = TextIntent | FileIntent
/** What sets a value: doing it again changes nothing, and only the newest of its kind matters. */
export type ValueIntent = Exclude<Intent, ItemIntent>

export const isText = (intent: Intent): intent is TextIntent => intent.kind === 'reply' || intent.kind === 'note'
export const isFile = (intent: Intent): intent is FileIntent => intent.kind === 'file'
export const isItem = (intent: Intent): intent is ItemIntent => isText(intent) || isFile(intent)

/** Its bytes are what goes next, and not yet the message that names them. */
export const isUpload = ({ entry: { intent, delivery } }: Readonly<{ entry: Pick<OutboxEntry, 'intent' | 'delivery'> }>): boolean =>
  isFile(intent) && intent.uploaded === null && delivery.state === 'queued'

/** Of the intents of one conversation, `newer` makes `older` pointless: both set the same value. */
export const supersedes = (newer: OutboxEntry, older: OutboxEntry): boolean =>
  !isItem(newer.intent) && newer.intent.kind === older.intent.kind && newer.conversationId === older.conversationId && newer.order > older.order

/** The same intent in other words. A reply stays a reply and a note a note. */
export function reword(intent: Intent, text: MessageText): Intent {
  switch (intent.kind) {
    case 'reply':
      return { kind: 'reply', text }
    case 'note':
      return { kind: 'note', text: NoteText.parse(text) }
    case 'file':
    case 'status':
    case 'assign':
    case 'read':
    case 'segments':
      return intent
    default:
      return assertNever(intent)
  }
}

/** The same file, with where its bytes lie at the service; null = nowhere we know of. */
export const lyingAt = (intent: Intent, uploaded: string | null): Intent => (isFile(intent) ? { ...intent, uploaded } : intent)
