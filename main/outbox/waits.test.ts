import { expect, test } from 'vitest'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { at, START } from '#main/testing/builders.ts'
import type { Hold } from './holds.ts'
import { aRow, STATES } from './testing/a-row.ts'
import { waitOf, type Waiting } from './waits.ts'

const OFFLINE: Failure = { kind: 'offline' }
const hold: Hold = { failure: OFFLINE, since: START, until: at(20_000), tries: 1 }

const wait = (delivery: Delivery, waiting: Partial<Waiting> = {}) =>
  waitOf(aRow({ delivery }).entry, { now: START, hold: null, lookInMs: 0, ...waiting })
const queued = (notBeforeMs: number, lastFailure: Failure | null = null): Delivery => ({ state: 'queued', notBefore: epochMs(START + notBeforeMs), lastFailure })
const IN_DOUBT: Delivery = { state: 'checking', since: START, nextCheckAt: START, failure: OFFLINE }

test('what is due waits for nothing', () => {
  expect(wait(queued(0))).toBe(0)
  expect(wait(STATES.sending)).toBe(0)
})

test('what has a time of its own waits for it', () => {
  expect(wait(queued(3_000))).toBe(3_000)
  expect(wait(queued(3_000, { kind: 'providerDown', status: 503 }))).toBe(3_000)
  expect(wait(IN_DOUBT, { lookInMs: 2_000 })).toBe(2_000)
})

test('what waits for its account waits as long as the account is held, and not a moment longer', () => {
  expect(wait(queued(20_000, OFFLINE), { hold })).toBe(20_000)
  expect(wait(queued(10_000, OFFLINE), { hold })).toBe(20_000)
  expect(wait(queued(20_000, OFFLINE))).toBe(0)
  expect(wait(IN_DOUBT, { lookInMs: 1_000, hold })).toBe(20_000)
})

test('what is held and does not say so has that to do first', () => {
  expect(wait(queued(0), { hold })).toBe(0)
  expect(wait(queued(20_000, { kind: 'vaultLocked' }), { hold })).toBe(0)
  const stopped: Hold = { ...hold, failure: { kind: 'rateLimited', until: at(20_000) } }
  expect(wait(queued(0, { kind: 'rateLimited', until: at(10_000) }), { hold: stopped })).toBe(0)
  expect(wait(queued(0, { kind: 'rateLimited', until: at(20_000) }), { hold: stopped })).toBe(20_000)
})

test('an hour that a service named stands, also where nobody remembers the hold', () => {
  expect(wait(queued(0, { kind: 'rateLimited', until: at(90_000) }))).toBe(90_000)
})

test('after the clock was set back nothing waits for a day that nobody planned', () => {
  expect(wait(queued(DAY_MS))).toBe(0)
  expect(wait(queued(0, { kind: 'rateLimited', until: at(2 * DAY_MS) }))).toBe(0)
})
