import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { at, START } from '#main/testing/builders.ts'
import { isOfThisOneOnly, needsPerson, retryAt } from './backoff.ts'

const offline: Failure = { kind: 'offline' }
const waitMs = (attempt: number, failure: Failure, random = 0) => retryAt(attempt, failure, { now: START, random: () => random }) - START

test('each try waits twice as long as the one before, up to a quarter of an hour', () => {
  expect([1, 2, 3, 4].map(attempt => waitMs(attempt, offline, 1))).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(waitMs(30, offline, 1)).toBe(15 * MINUTE_MS)
})

test('chance takes off at most half, so that many accounts come back apart and none too early', () => {
  expect(waitMs(3, offline, 0)).toBe(4_000)
  expect(waitMs(3, offline, 0.5)).toBe(6_000)
})

test('a service that asked us to wait is never asked before its time, nor in the same moment by everybody', () => {
  const failure: Failure = { kind: 'rateLimited', until: at(30_000) }

  expect(waitMs(1, failure, 0)).toBe(30_000)
  expect(waitMs(9, failure, 0.5)).toBe(30_500)
})

test('an order to wait that has passed already does not send us back in time', () => {
  expect(waitMs(1, { kind: 'rateLimited', until: at(-60_000) })).toBe(0)
})

test('a dead credential and a locked vault need a person', () => {
  const failures: readonly Failure[] = [{ kind: 'unauthorised', accountId: null }, { kind: 'vaultLocked' }, { kind: 'vaultUnavailable', cause: 'hung' }]

  expect(failures.map(needsPerson)).toEqual([true, true, true])
})

test('a network, a service that is down and a missing permission are tried again', () => {
  const failures: readonly Failure[] = [offline, { kind: 'providerDown', status: 500 }, { kind: 'forbidden', accountId: null, need: '' }]

  expect(failures.map(needsPerson)).toEqual([false, false, false])
})

test('what one thing is refused for says nothing about the next, and a network does', () => {
  expect(isOfThisOneOnly({ kind: 'notFound' })).toBe(true)
  expect(isOfThisOneOnly({ kind: 'rejected', reason: 'no' })).toBe(true)
  expect(isOfThisOneOnly({ kind: 'unreadable', path: '', found: 'html' })).toBe(true)
  expect(isOfThisOneOnly(offline)).toBe(false)
  expect(isOfThisOneOnly({ kind: 'unauthorised', accountId: null })).toBe(false)
})
