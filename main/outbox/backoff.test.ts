import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { START } from '#main/testing/builders.ts'
import { LONGEST_WAIT_MS, resendAt, tryAgainAt } from './backoff.ts'

const longest = { now: START, random: () => 0.999_999_9 }
const shortest = { now: START, random: () => 0 }
const waits = (failure: Failure) => [1, 2, 3, 4, 100].map(tries => Math.round((tryAgainAt(failure, tries, longest) - START) / 1_000))

test.each<[Failure, number[]]>([
  [{ kind: 'offline' }, [1, 2, 4, 8, 60]],
  [{ kind: 'cancelled' }, [1, 2, 4, 8, 60]],
  [{ kind: 'providerDown', status: 500 }, [2, 4, 8, 16, 300]],
  [{ kind: 'unreadable', path: '', found: 'html' }, [2, 4, 8, 16, 300]],
  [{ kind: 'unauthorised', accountId: null }, [60, 120, 240, 480, 900]],
  [{ kind: 'vaultLocked' }, [5, 10, 20, 30, 30]],
  [{ kind: 'vaultUnavailable', cause: 'hung' }, [5, 10, 20, 30, 30]],
  [{ kind: 'diskFull' }, [5, 10, 20, 30, 30]],
])('%j waits %j seconds, and no longer', (failure, seconds) => {
  expect(waits(failure)).toEqual(seconds)
})

test('chance takes off up to half, so that not all come back at once', () => {
  expect(tryAgainAt({ kind: 'offline' }, 4, shortest) - START).toBe(4_000)
  expect(tryAgainAt({ kind: 'offline' }, 4, longest) - START).toBe(7_999)
})

test('the hour that a service named is kept to the millisecond, and passed by a second at most', () => {
  const until = epochMs(START + 90_000)

  expect(tryAgainAt({ kind: 'rateLimited', until }, 1, shortest)).toBe(until)
  expect(tryAgainAt({ kind: 'rateLimited', until }, 9, longest)).toBeLessThanOrEqual(until + 1_000)
})

test('an hour that has passed already is no leave to storm', () => {
  expect(tryAgainAt({ kind: 'rateLimited', until: epochMs(START - 5_000) }, 1, shortest)).toBe(START + 1_000)
})

test('what was looked for in vain goes again at once, then later and later', () => {
  const waitsMs = [1, 2, 3, 4, 50].map(attempts => Math.round((resendAt(attempts, longest) - START) / 1_000))

  expect(waitsMs).toEqual([0, 2, 4, 8, LONGEST_WAIT_MS / 1_000])
})
