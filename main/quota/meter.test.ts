import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { QuotaMeter } from '#app/domain/quota-meter.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { newDay } from './day.ts'
import { meterOf, type MeterParts } from './meter.ts'
import { HINT } from './testing/a-door.ts'

const now = epochMs(Date.UTC(2026, 0, 5, 9))
const later = epochMs(now + 3_000)
const LINE = { send: 0, openThread: 1, list: 2, backfill: 3 }
const GRANTED = { send: 4, openThread: 5, list: 6, backfill: 7 }

/** A meter of a day of which so much is used. */
function aMeter({ used = 0, perDay = null as number | null, ...said }: Partial<MeterParts> & Readonly<{ used?: number; perDay?: number | null }> = {}) {
  const standing = { stop: null, offline: null, breakers: new Map(), day: { ...newDay(now), used }, perDay }
  return meterOf({ standing, hint: { ...HINT, perDay }, calls: 35, waiting: LINE, granted: GRANTED, paceUntil: undefined, moment: { now, up: 0 }, ...said })
}

const stop = { since: now, until: later, lastsTo: 3_000, tries: 1 }

test('it shows the day, what was learned, and who waits, each in its own place', () => {
  expect(aMeter({ used: 82, perDay: 100 })).toEqual({
    usedToday: 82, perDay: 100, leftToday: 18, alarm: 80, dayEndsAt: newDay(now).startsAt + DAY_MS,
    learned: { calls: 35, windowMs: 1_000 }, waiting: LINE, granted: GRANTED, why: null,
  })
})

test('a service without a daily limit has nothing left and no alarm, and the calls are counted all the same', () => {
  expect(aMeter({ used: 1_000_000 })).toMatchObject({ usedToday: 1_000_000, perDay: null, leftToday: null, alarm: 0 })
})

test('a limit that was lowered under the count leaves nothing, and not less', () => {
  expect(aMeter({ used: 700, perDay: 500 })).toMatchObject({ usedToday: 700, leftToday: 0, alarm: 95 })
})

test('a line that waits for its turn says so, also where only an answer can tell until when', () => {
  expect(aMeter().why).toBeNull()
  expect(aMeter({ paceUntil: later }).why).toEqual({ reason: 'pace', until: later })
  expect(aMeter({ paceUntil: null }).why).toEqual({ reason: 'pace', until: null })
})

test('an obstacle is a better reason than the pace, and shows no failure', () => {
  const standing = { stop, offline: null, breakers: new Map(), day: newDay(now), perDay: null }

  expect(aMeter({ standing, paceUntil: null }).why).toEqual({ reason: 'stopped', until: later })
})

test('what it shows may cross to the window', () => {
  const { granted: _granted, ...shown } = aMeter({ used: 82, perDay: 100, paceUntil: later })
  const whole = { accountId: accountId('one'), sharedBy: [accountId('one')], ...shown }

  expect(QuotaMeter.parse(whole)).toEqual(whole)
})
