import { expect, test } from 'vitest'
import { OutboxEntry, type Delivery } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { anOutboxEntry } from '#app/testing/samples.ts'
import { editStanding } from './edit-standing.ts'

const at = epochMs(1)
const failure = { kind: 'offline' } as const
const standing = (delivery: Delivery, mayHaveArrived = false) => editStanding(OutboxEntry.parse({ ...anOutboxEntry, delivery, mayHaveArrived }))

test('what waits, or failed, can be rewritten', () => {
  expect(standing({ state: 'queued', notBefore: at, lastFailure: null })).toBe('held')
  expect(standing({ state: 'failed', failure })).toBe('held')
})

test('what is on its way cannot be, and says so', () => {
  expect(standing({ state: 'sending', since: at })).toBe('leaving')
})

test.each<Delivery>([{ state: 'checking', since: at, nextCheckAt: at, failure }, { state: 'uncertain', failure }])('of what may have arrived nobody says that it was sent: $state', delivery => {
  expect(standing(delivery, true)).toBe('mayHaveLeft')
})

test('what waits after an attempt that may have arrived keeps its words', () => {
  expect(standing({ state: 'queued', notBefore: at, lastFailure: null }, true)).toBe('mayHaveLeft')
})

test('what is in the outbox no more has left', () => {
  expect(editStanding(null)).toBe('left')
})
