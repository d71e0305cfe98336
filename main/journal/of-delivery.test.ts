import { expect, test } from 'vitest'
import type { Happening } from '#app/domain/journal-entry.ts'
import { MessageText, OutboxEntry, type Delivery, type Intent } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { anOutboxEntry } from '#app/testing/samples.ts'
import { ofDelivery, type ObstacleSeen } from './of-delivery.ts'

const NOW = epochMs(anOutboxEntry.createdAt + 4_000)
const REPLY: Intent = { kind: 'reply', text: MessageText.parse('Hello') }
const READ: Intent = { kind: 'read', read: true }
const STATUS: Intent = { kind: 'status', status: 'resolved' }
const OFFLINE = { kind: 'offline' } as const

const queued = (lastFailure: Extract<Delivery, { state: 'queued' }>['lastFailure'] = null): Delivery => ({ state: 'queued', notBefore: NOW, lastFailure })
const SENDING: Delivery = { state: 'sending', since: NOW }
const CHECKING: Delivery = { state: 'checking', since: NOW, nextCheckAt: NOW, failure: OFFLINE }
const UNCERTAIN: Delivery = { state: 'uncertain', failure: OFFLINE }
const FAILED: Delivery = { state: 'failed', failure: { kind: 'rejected', reason: 'too long' } }
const SENT: Delivery = { state: 'sent', at: NOW, remoteId: 'r1' }
const DISCARDED: Delivery = { state: 'discarded', at: NOW }

const entry = (delivery: Delivery, intent: Intent): OutboxEntry => ({ ...OutboxEntry.parse(anOutboxEntry), delivery, intent, attempts: 2 })
const step = (before: Delivery | null, after: Delivery, intent: Intent = REPLY) =>
  ofDelivery({ before: before === null ? null : entry(before, intent), after: entry(after, intent) }, null, NOW).happenings[0] ?? null

/** All that is put down of an entry that goes through these. */
function told(...deliveries: readonly Delivery[]): readonly Happening[] {
  let seen: ObstacleSeen = null
  let before: OutboxEntry | null = null
  return deliveries.flatMap(delivery => {
    const next = ofDelivery({ before, after: entry(delivery, REPLY) }, seen, NOW)
    before = entry(delivery, REPLY)
    seen = next.seen
    return next.happenings
  })
}

const kinds = (happenings: readonly Happening[]) => happenings.map(({ kind }) => kind)

test.each<readonly [string, readonly [Delivery | null, Delivery], Happening | null]>([
  ['what was written waits', [null, queued()], { kind: 'queued', intent: 'reply' }],
  ['leaving is no news before it is known what came of it', [queued(), SENDING], null],
  ['nor is how far a file has got', [queued(), { state: 'uploading', since: NOW }], null],
  ['it left', [SENDING, SENT], { kind: 'sent', intent: 'reply', attempts: 2, waitedMs: 4_000 }],
  ['it was provably not stored', [SENDING, queued(OFFLINE)], { kind: 'putOff', intent: 'reply', failure: 'offline' }],
  ['it could not be tried', [queued(), queued(OFFLINE)], { kind: 'putOff', intent: 'reply', failure: 'offline' }],
  ['it could not be tried again for the same reason', [queued(OFFLINE), queued(OFFLINE)], null],
  ['it may be there', [SENDING, CHECKING], { kind: 'inDoubt', intent: 'reply', failure: 'offline' }],
  ['it is looked for again', [CHECKING, CHECKING], null],
  ['it was there', [CHECKING, SENT], { kind: 'doubtEnded', intent: 'reply', how: 'found' }],
  ['it was there after all', [UNCERTAIN, SENT], { kind: 'doubtEnded', intent: 'reply', how: 'found' }],
  ['it was not there and leaves again', [CHECKING, queued()], { kind: 'doubtEnded', intent: 'reply', how: 'sentAgain' }],
  ['nobody could find out', [CHECKING, UNCERTAIN], { kind: 'doubtEnded', intent: 'reply', how: 'unsolved' }],
  ['a person has another look taken', [UNCERTAIN, CHECKING], null],
  ['it was refused', [SENDING, FAILED], { kind: 'refused', intent: 'reply', failure: 'rejected' }],
  ['a person tries again', [FAILED, queued()], { kind: 'triedAgain', intent: 'reply' }],
  ['a person sends it again after all', [UNCERTAIN, queued()], { kind: 'triedAgain', intent: 'reply' }],
  ['a person gives it up', [FAILED, DISCARDED], { kind: 'discarded', intent: 'reply' }],
])('%s', (_, [before, after], happening) => {
  expect(step(before, after)).toEqual(happening)
})

test('reading marks conversations all day, and has a line only where that went wrong', () => {
  expect([step(null, queued(), READ), step(SENDING, SENT, READ), step(SENDING, queued(OFFLINE), READ), step(FAILED, DISCARDED, READ)]).toEqual([null, null, null, null])
  expect(step(SENDING, FAILED, READ)).toEqual({ kind: 'refused', intent: 'read', failure: 'rejected' })
})

test('a wish has a line of what became of it, and none of its own', () => {
  expect([step(null, queued(), STATUS), step(SENDING, SENT, STATUS)]).toEqual([null, { kind: 'sent', intent: 'status', attempts: 2, waitedMs: 4_000 }])
})

test('a wish that a newer one took the place of was given up by nobody', () => {
  expect(step(queued(), DISCARDED, STATUS)).toBeNull()
  expect(step(FAILED, DISCARDED, STATUS)).toEqual({ kind: 'discarded', intent: 'status' })
})

test.each<readonly [string, Delivery]>([['sending', SENDING], ['uploading', { state: 'uploading', since: NOW }]])('an entry that meets the same obstacle with every attempt at %s has one line of it', (_, attempt) => {
  const night = Array.from({ length: 1_000 }).flatMap(() => [attempt, queued(OFFLINE)])

  expect(kinds(told(queued(), ...night, SENDING, SENT))).toEqual(['queued', 'putOff', 'sent'])
})

test('another obstacle is news, and so is the same one after a person took it up again', () => {
  const down = queued({ kind: 'providerDown', status: 503 })

  expect(kinds(told(queued(), SENDING, queued(OFFLINE), SENDING, down, SENDING, down))).toEqual(['queued', 'putOff', 'putOff'])
  expect(kinds(told(queued(OFFLINE), SENDING, FAILED, queued(), SENDING, queued(OFFLINE)))).toEqual(['queued', 'refused', 'triedAgain', 'putOff'])
})
