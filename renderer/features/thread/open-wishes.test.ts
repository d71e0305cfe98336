import { expect, test } from 'vitest'
import { accountId, conversationId, outboxEntryId } from '#app/domain/ids.ts'
import { MessageText, NoteText, type Delivery, type Intent, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { openWishes } from './open-wishes.ts'

const account = accountId('a')
const here = conversationId(account, 'here')
const resolve: Intent = { kind: 'status', status: 'resolved' }
const offline: Delivery = { state: 'queued', notBefore: epochMs(0), lastFailure: { kind: 'offline' } }
const behind: Delivery = { state: 'queued', notBefore: epochMs(0), lastFailure: null }

const anEntry = (intent: Intent, delivery: Delivery, of = here): OutboxEntry => ({
  id: outboxEntryId('1'), accountId: account, conversationId: of, operatorId: null, intent, delivery, order: 1, attempts: 1, mayHaveArrived: false, createdAt: epochMs(0),
})
const stateOf = (delivery: Delivery) => openWishes([anEntry(resolve, delivery)], here).map(({ state }) => state)

test('what was resolved without a network waits to be sent', () => {
  expect(openWishes([anEntry(resolve, offline)], here)).toEqual([{ what: 'status', state: 'waiting' }])
})

test('what goes now, what waits and what a person has to see to are three things', () => {
  expect([{ state: 'sending', since: epochMs(0) } as const, behind, offline, { state: 'failed', failure: { kind: 'offline' } } as const].map(stateOf)).toEqual([
    ['leaving'],
    ['waiting'],
    ['waiting'],
    ['failed'],
  ])
})

test('nothing is left to say once the service has it', () => {
  expect(stateOf({ state: 'sent', at: epochMs(1), remoteId: null })).toEqual([])
})

test('messages, read marks and other conversations are not the head’s concern', () => {
  const texts = [anEntry({ kind: 'reply', text: MessageText.parse('x') }, offline), anEntry({ kind: 'note', text: NoteText.parse('x') }, offline)]

  expect(openWishes([...texts, anEntry({ kind: 'read', read: true }, offline), anEntry(resolve, offline, conversationId(account, 'there'))], here)).toEqual([])
})
