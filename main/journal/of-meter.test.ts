import { expect, test } from 'vitest'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { QuotaMeter } from '#app/domain/quota-meter.ts'
import { epochMs, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { ofMeter, type MeterSeen } from './of-meter.ts'

type Reading = Pick<QuotaMeter, 'alarm' | 'why'>
const QUIET: Reading = { alarm: 0, why: null }
const because = (reason: NonNullable<QuotaMeter['why']>['reason'], untilMs: number | null): Reading => ({ alarm: 0, why: { reason, until: untilMs === null ? null : epochMs(untilMs) } })

/** All that is put down of readings at these times. */
function told(...readings: readonly (readonly [atMs: number, Reading])[]): readonly Happening[] {
  let seen: MeterSeen | null = null
  return readings.flatMap(([atMs, reading]) => {
    const next = ofMeter(reading, seen, epochMs(atMs))
    seen = next.seen
    return next.happenings
  })
}

test('each step of the day is told when it is reached, and not again', () => {
  expect(told([0, QUIET], [1, { alarm: 50, why: null }], [2, { alarm: 50, why: null }], [3, { alarm: 80, why: null }], [4, QUIET])).toEqual([
    { kind: 'alarm', step: 50 },
    { kind: 'alarm', step: 80 },
  ])
})

test('what a start finds used up was told before it', () => {
  expect(told([0, { alarm: 80, why: null }])).toEqual([])
})

test('a stop is told with how long it lasts', () => {
  expect(told([0, because('stopped', 40 * SECOND_MS)])).toEqual([{ kind: 'heldBack', reason: 'stopped', forMs: 40 * SECOND_MS }])
  expect(told([0, because('breaker', null)])).toEqual([{ kind: 'heldBack', reason: 'breaker', forMs: null }])
})

test('a service that is tried and given up again is told once, and again when it had been well for a while', () => {
  const flapping = [0, 1, 2, 3].flatMap(minute => [[minute * MINUTE_MS, because('breaker', minute * MINUTE_MS + 30 * SECOND_MS)], [minute * MINUTE_MS + 40 * SECOND_MS, QUIET]] as const)

  expect(told(...flapping)).toHaveLength(1)
  expect(told(...flapping, [30 * MINUTE_MS, because('breaker', null)])).toHaveLength(2)
})

test('turns, and a network that is gone, have no line of their own', () => {
  expect(told([0, because('pace', 10)], [1, because('offline', 10)])).toEqual([])
})
