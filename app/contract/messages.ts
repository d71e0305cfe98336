import { z } from 'zod'
import { ConversationId, OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { command, query } from './call.ts'
import { Nothing, Scope } from './scope.ts'

/** `conversationId`: where the window shows the entry. One that is not there is refused with `notFound`, and nothing is done to it. */
const Named = { id: OutboxEntryId, conversationId: ConversationId }

// Two calls, not one with a flag: a flag is one slip away from showing a note to a contact.
export const messages = {
  /** Answers when the reply is committed to disk; the composer clears no sooner. */
  'messages.send': command(z.object({ conversationId: ConversationId, text: MessageText }), OutboxEntry),
  'notes.add': command(z.object({ conversationId: ConversationId, text: NoteText }), OutboxEntry),
  /** Everything that has not left, oldest first, and what needs a person on top. */
  'outbox.list': query(z.object({ scope: Scope }), z.array(OutboxEntry).readonly()),
  'outbox.retry': command(z.object(Named), OutboxEntry),
  /**
   * Somebody opens it to rewrite it, or types in it still: until `outbox.edit`, `outbox.endEdit`, or ten minutes without this,
   * it does not begin to leave. `declined` where its words cannot be changed any more: it is on its way, or may have arrived.
   */
  'outbox.beginEdit': command(z.object(Named), OutboxEntry),
  'outbox.endEdit': command(z.object(Named), Nothing),
  /** Only while queued or failed: what may be on its way cannot be changed any more. Says where, since words for one contact must not reach another. */
  'outbox.edit': command(z.object({ id: OutboxEntryId, conversationId: ConversationId, text: MessageText }), OutboxEntry),
  'outbox.discard': command(z.object(Named), Nothing),
  /**
   * The way back from discarding: asks for the same again, behind what waits by now, and answers with the new entry. `declined`
   * for what is not discarded, and for a text that may have arrived, since that would make a second message.
   */
  'outbox.putBack': command(z.object(Named), OutboxEntry),
  /** For `uncertain`: look once more whether it is there. */
  'outbox.check': command(z.object(Named), OutboxEntry),
  /** What nobody can read any more: a list of its own, since nothing but discarding can be done with it. */
  'outbox.quarantined': query(z.object({ scope: Scope }), z.array(QuarantinedEntry).readonly()),
  'outbox.discardQuarantined': command(z.object({ key: QuarantinedEntry.unwrap().shape.key }), Nothing),
} as const
