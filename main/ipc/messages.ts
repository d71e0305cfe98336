import { ok } from '#app/result.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import type { Handlers } from './handlers.ts'

type MessageCalls = 'messages.send' | 'notes.add' | 'outbox.list' | 'outbox.retry' | 'outbox.beginEdit' | 'outbox.endEdit' | 'outbox.edit' | 'outbox.discard' | 'outbox.putBack' | 'outbox.check'
  | 'outbox.quarantined' | 'outbox.discardQuarantined'

export const messageHandlers = (outbox: Outbox) =>
  ({
    'messages.send': input => outbox.send(input),
    'notes.add': input => outbox.annotate(input),
    'outbox.list': async ({ scope }) => ok(await outbox.list(scope)),
    'outbox.retry': ({ id, conversationId }) => outbox.retry(id, conversationId),
    'outbox.beginEdit': ({ id, conversationId }) => outbox.beginEdit(id, conversationId),
    'outbox.endEdit': ({ id, conversationId }) => outbox.endEdit(id, conversationId),
    'outbox.edit': ({ id, text, conversationId }) => outbox.edit(id, text, conversationId),
    'outbox.discard': ({ id, conversationId }) => outbox.discard(id, conversationId),
    'outbox.putBack': ({ id, conversationId }) => outbox.putBack(id, conversationId),
    'outbox.check': ({ id, conversationId }) => outbox.check(id, conversationId),
    'outbox.quarantined': async ({ scope }) => ok(await outbox.quarantined(scope)),
    'outbox.discardQuarantined': ({ key }) => outbox.discardQuarantined(key),
  }) satisfies Pick<Handlers, MessageCalls>
