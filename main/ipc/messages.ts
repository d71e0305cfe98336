import { ok } from '#app/result.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import type { Handlers } from './handlers.ts'

type MessageCalls = 'messages.send' | 'notes.add' | 'outbox.list' | 'outbox.retry' | 'outbox.edit' | 'outbox.discard' | 'outbox.putBack' | 'outbox.check'
  | 'outbox.quarantined' | 'outbox.discardQuarantined'

export const messageHandlers = (outbox: Outbox) =>
  ({
    'messages.send': input => outbox.send(input),
    'notes.add': input => outbox.annotate(input),
    'outbox.list': async ({ scope }) => ok(await outbox.list(scope)),
    'outbox.retry': ({ id }) => outbox.retry(id),
    'outbox.edit': ({ id, text }) => outbox.edit(id, text),
    'outbox.discard': ({ id }) => outbox.discard(id),
    'outbox.putBack': ({ id }) => outbox.putBack(id),
    'outbox.check': ({ id }) => outbox.check(id),
    'outbox.quarantined': async ({ scope }) => ok(await outbox.quarantined(scope)),
    'outbox.discardQuarantined': ({ key }) => outbox.discardQuarantined(key),
  }) satisfies Pick<Handlers, MessageCalls>
