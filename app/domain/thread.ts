import { z } from 'zod'
import { Event } from './event.ts'
import { EventId, MessageId, NoteId } from './ids.ts'
import { Message } from './message.ts'
import { Note } from './note.ts'
import { OutboxEntry } from './outbox-entry.ts'
import { EpochMs } from './time.ts'

export const ThreadItem = z.union([Message, Note, Event])
export type ThreadItem = z.infer<typeof ThreadItem>

export const ThreadItemId = z.union([MessageId, NoteId, EventId])
export type ThreadItemId = z.infer<typeof ThreadItemId>

/** A stretch of one thread, oldest first, and behind it what has not left yet. */
export const ThreadPage = z
  .object({
    items: z.array(ThreadItem).readonly(),
    /** Replies and notes that are not known to be stored at the service, in the order they will leave. */
    pending: z.array(OutboxEntry).readonly(),
    /** `here`: SQLite has more · `remote`: the service may have more · `none`: this is the beginning. */
    older: z.enum(['here', 'remote', 'none']),
    /** When this thread was last compared with the service; null = never. */
    checkedAt: EpochMs.nullable(),
  })
  .readonly()
export type ThreadPage = z.infer<typeof ThreadPage>
