import { z } from 'zod'
import { Attachment, FileId, FileName, MAX_ATTACHMENTS, MAX_FILE_BYTES, Mime } from '#app/domain/attachment.ts'
import { ConversationId, OutboxEntryId } from '#app/domain/ids.ts'
import { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { command, query } from './call.ts'
import { Nothing } from './scope.ts'

const Content = z.instanceof(Uint8Array).refine(({ length }) => length <= MAX_FILE_BYTES, 'too large')

/** The files of a reply that is being written. A note has none: neither service takes any there. */
export const attachments = {
  /** In the order they were added. */
  'attachments.list': query(z.object({ conversationId: ConversationId }), z.array(Attachment).readonly()),
  /** Answers when the bytes are on disk; the same bytes twice are one. `declined` (`tooMany`) for more than a draft carries. */
  'attachments.add': command(z.object({ conversationId: ConversationId, name: FileName, mime: Mime, content: Content }), Attachment),
  'attachments.remove': command(z.object({ conversationId: ConversationId, fileId: FileId }), Nothing),
  /** Each becomes an entry of its own, in this order, and leaves the draft as it does: what fails on the way stays in the draft. */
  'attachments.send': command(
    z.object({ conversationId: ConversationId, fileIds: z.array(FileId).min(1).max(MAX_ATTACHMENTS) }),
    z.array(OutboxEntry).readonly(),
  ),
  /** How much of an entry's file has left, in bytes; null = it is not being uploaded. */
  'uploads.get': query(z.object({ id: OutboxEntryId }), z.object({ sentBytes: z.number(), bytes: z.number() }).readonly().nullable()),
} as const
