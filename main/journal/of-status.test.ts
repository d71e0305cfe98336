import { expect, test } from 'vitest'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { epochMs, MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { NOTHING_SEEN, ofStatus } from './of-status.ts'

const LIVE: SyncStatus = { state: 'live', lastGoodAt: epochMs(1) }
const INSTEAD: SyncStatus = { state: 'polling', lastGoodAt: epochMs(1), everyMs: MINUTE_MS, isInstead: true }
const CONNECTING: SyncStatus = { state: 'connecting', lastGoodAt: null }
const filling = (pagesDone: number): SyncStatus => ({ state: 'filling', lastGoodAt: null, pagesDone, pagesExpected: null })
const failed = (failure: Failure): SyncStatus => ({ state: 'failed', lastGoodAt: null, failure, retryAt: null })
const OFFLINE = failed({ kind: 'offline' })
const LOCKED = failed({ kind: 'vaultLocked' })

/** All that is put down of statuses that follow each other, a minute apart. */
function told(...statuses: readonly SyncStatus[]): readonly Happening[] {
  let seen = NOTHING_SEEN
  return statuses.flatMap((status, nth) => {
    const next = ofStatus(status, seen, epochMs(nth * MINUTE_MS))
    seen = next.seen
    return next.happenings
  })
}

test('a first start is a filling and then a connection', () => {
  expect(told(CONNECTING, filling(1), filling(2), filling(3), LIVE, LIVE)).toEqual([{ kind: 'filling' }, { kind: 'connected', how: 'live', outMs: null }])
})

test('a status that only says the same again is no news', () => {
  expect(told(LIVE, LIVE, CONNECTING, LIVE)).toHaveLength(1)
  expect(told(OFFLINE, OFFLINE, CONNECTING, OFFLINE)).toEqual([{ kind: 'failed', failure: 'offline' }])
})

test('trouble is told by its kind, and its end by how long it was out, whatever causes came in between', () => {
  expect(told(LIVE, OFFLINE, failed({ kind: 'providerDown', status: 503 }), CONNECTING, LIVE)).toEqual([
    { kind: 'connected', how: 'live', outMs: null },
    { kind: 'failed', failure: 'offline' },
    { kind: 'failed', failure: 'providerDown' },
    { kind: 'connected', how: 'live', outMs: 3 * MINUTE_MS },
  ])
})

test('that events broke off and came again is told', () => {
  expect(told(LIVE, INSTEAD, LIVE).map(what => (what.kind === 'connected' ? what.how : ''))).toEqual(['live', 'instead', 'live'])
})

test('locked keys are told as that, and as unlocked once something else is true', () => {
  expect(told(LOCKED, CONNECTING, LIVE)).toEqual([{ kind: 'vaultLocked' }, { kind: 'vaultUnlocked' }, { kind: 'connected', how: 'live', outMs: 2 * MINUTE_MS }])
  expect(told(LOCKED, OFFLINE)).toEqual([{ kind: 'vaultLocked' }, { kind: 'vaultUnlocked' }, { kind: 'failed', failure: 'offline' }])
})
