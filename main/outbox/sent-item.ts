import { messageId, noteId } from '#app/domain/ids.ts'
import type { Part } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { isItem, type ItemIntent } from './intents.ts'

export type SentMark = Readonly<{ remoteId: string; now: EpochMs; operatorName: string }>

/**
 * The message as it stands at the service, where the service told no more than that it is there. It carries the service's own
 * id, so that the service's own record takes its place as soon as it arrives. Null for what is no item of a thread.
 */
export function sentItem({ entry, firstSentAt }: OutboxRow, { remoteId, now, operatorName }: SentMark): ThreadItem | null {
  const { conversationId, operatorId, intent } = entry
  if (!isItem(intent)) return null
  const written = {
    conversationId,
    author: { kind: 'operator', name: operatorName, operatorId },
    parts: [partOf(intent)],
    isEdited: false,
    at: firstSentAt ?? now,
  } as const
  return intent.kind === 'note'
    ? { type: 'note', id: noteId(conversationId, remoteId), ...written }
    : { type: 'message', id: messageId(conversationId, remoteId), receipt: 'sent', ...written }
}

/** Where a file can be read only the service knows; its own record tells. */
function partOf(intent: ItemIntent): Part {
  if (intent.kind !== 'file') return { kind: 'text', text: intent.text, format: 'plain' }
  const { name, mime, bytes } = intent.file
  return { kind: 'file', name, url: null, mime, bytes }
}
