import { expect, test } from 'vitest'
import { epochMs, HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import type { HttpOutcome } from '#main/providers/http/http.ts'
import { isRamping, RAMP_CALLS, rampAfter } from './ramp.ts'
import { aDoor, anAnswer, LOST, NOTHING_LEFT, wordOf } from './testing/a-door.ts'

const now = epochMs(1_000_000_000)
const before = (ms: number) => epochMs(now - ms)

test('only after a minute without the service does it go slowly, and what is on its way is of the first', () => {
  expect(rampAfter(null, 0, now)).toBeNull()
  expect(rampAfter(before(MINUTE_MS - 1), 0, now)).toBeNull()
  expect(rampAfter(before(MINUTE_MS), 0, now)).toEqual({ since: now, until: now + 5_000, went: 1 })
  expect(rampAfter(before(MINUTE_MS), 9, now)).toMatchObject({ went: 10 })
})

test('it lasts five seconds, and a clock that is set back ends it', () => {
  const ramp = rampAfter(before(HOUR_MS), 0, now)

  expect([now, epochMs(now + 4_999), epochMs(now + 5_000), before(1)].map(at => isRamping(ramp, at))).toEqual([true, true, false, false])
  expect(isRamping(null, now)).toBe(false)
})

/** A door that had nothing behind it for twelve hours, and behind which somebody is there again. */
async function aDoorAfter12Hours(failing: HttpOutcome) {
  let isAway = true
  const bench = aDoor({ serve: async () => (await bench.clock.sleep(80), isAway ? failing : anAnswer()) })
  for (let hour = 0; hour < 12; hour += 1) {
    for (let n = 0; n < 6; n += 1) void bench.post()
    await bench.clock.advance(HOUR_MS)
  }
  isAway = false
  const before = bench.seen.length
  const calls = () => bench.seen.slice(before).map(({ at }) => at - 12 * HOUR_MS)
  const everybody = () => void [bench.saturate('backfill', 20), bench.saturate('list', 20), bench.saturate('openThread', 12), bench.saturate('send', 12)]
  return { ...bench, calls, everybody }
}

test.each([['a network', NOTHING_LEFT], ['an answer', LOST], ['a service', anAnswer(503)]])('after twelve hours without %s ten calls go in the first five seconds, however many wait', async (_name, failing) => {
  const { clock, calls, everybody } = await aDoorAfter12Hours(failing)

  for (let n = 0; n < 10; n += 1) {
    everybody()
    await clock.advance(500)
  }
  const first = calls().filter(at => at < 5_000)
  await clock.advance(5_000)

  expect(first.length).toBeLessThanOrEqual(RAMP_CALLS)
  expect(first.length).toBeGreaterThanOrEqual(RAMP_CALLS - 1)
  expect(calls().length).toBeGreaterThan(60)
})

test('while a person\'s calls fail for hours, all of them are tried, some at a time', async () => {
  const { clock, ask, seen } = aDoor({ serve: async () => (await clock.sleep(80), NOTHING_LEFT) })
  void ask('send')
  await clock.advance(HOUR_MS)

  const sends = Array.from({ length: 25 }, () => ask('send'))
  await clock.advance(0)
  const atOnce = seen.length - 1
  await clock.advance(10_000)

  expect(atOnce).toBe(RAMP_CALLS)
  expect((await Promise.all(sends)).map(wordOf)).toEqual(Array.from({ length: 25 }, () => 'unsent offline'))
  expect(seen).toHaveLength(26)
})

test('a network that was gone for some seconds only is no reason to go slowly', async () => {
  const { clock, ask, answers, seen, saturate } = aDoor()
  answers(NOTHING_LEFT)
  await ask('list')
  await clock.advance(30_000)

  void saturate('send', 40)
  await clock.advance(0)

  expect(seen).toHaveLength(41)
})
