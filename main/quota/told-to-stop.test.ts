import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { tally } from '#main/testing/tally.ts'
import { aDoor, anAnswer, HINT } from './testing/a-door.ts'

// G9: after each way in which a service says "stop", four lanes press on for minutes; what counts is when it is asked again.

const LANES = ['send', 'openThread', 'list', 'backfill'] as const
const EVERY_MS = 500
/** Who comes within a second of the hour is on time. */
const TOLERANCE_MS = SECOND_MS
/** The shortest wait where a service names no hour that can be meant. */
const LEAST_MS = SECOND_MS

type Saying = Readonly<{ name: string; headers: (now: number) => Readonly<Record<string, string>>; waitMs: number }>

const SAYINGS: readonly Saying[] = [
  { name: 'nothing', headers: () => ({}), waitMs: LEAST_MS },
  ...[1, 7, 60, 90].map(seconds => ({ name: `${seconds} s`, headers: () => ({ 'retry-after': String(seconds) }), waitMs: seconds * SECOND_MS })),
  ...[5, 45].map(seconds => ({ name: `a date in ${seconds} s`, headers: (now: number) => ({ 'retry-after': new Date(now + seconds * SECOND_MS).toUTCString() }), waitMs: seconds * SECOND_MS })),
  ...['ratelimit-reset', 'x-ratelimit-reset', 'X-RateLimitReset'].flatMap(name => [
    { name: `${name} in seconds`, headers: () => ({ [name]: '40' }), waitMs: 40 * SECOND_MS },
    { name: `${name} as an hour in seconds`, headers: (now: number) => ({ [name]: String(Math.floor(now / SECOND_MS) + 40) }), waitMs: 40 * SECOND_MS },
    { name: `${name} as an hour in milliseconds`, headers: (now: number) => ({ [name]: String(now + 40 * SECOND_MS) }), waitMs: 40 * SECOND_MS },
  ]),
  ...['-5', 'soon', '', '1e309', '99999999999999999999'].map(value => ({ name: `"${value}"`, headers: () => ({ 'retry-after': value }), waitMs: LEAST_MS })),
]

test.each([420, 423, 429].flatMap(status => SAYINGS.map(saying => ({ status, saying }))))('after a $status that says $saying.name nobody asks before the hour', async ({ status, saying }) => {
  const { ask, answers, seen, clock, quota } = aDoor()
  answers(anAnswer(status, saying.headers(clock.now())))
  await ask('list')

  for (let passedMs = 0; passedMs < 2 * MINUTE_MS; passedMs += EVERY_MS) {
    for (const lane of LANES) void ask(lane)
    await clock.advance(EVERY_MS)
  }
  quota.close()

  const [, ...after] = seen
  const early = after.filter(({ at }) => at < saying.waitMs - TOLERANCE_MS).length
  tally('G9', { stops: 1, early, askedAgain: after.length })
  expect(early).toBe(0)
})

test('two days of asking never pass what a day has', async () => {
  const perDay = 200
  const { ask, seen, clock, quota } = aDoor({ hint: { ...HINT, perDay } })

  for (let passedMs = 0; passedMs < 2 * DAY_MS; passedMs += 10 * MINUTE_MS) {
    for (const lane of LANES) for (let n = 0; n < 3; n += 1) void ask(lane)
    await clock.advance(10 * MINUTE_MS)
  }
  quota.close()

  const began = clock.now() - 2 * DAY_MS
  const byDay = new Map<number, number>()
  for (const { at } of seen) {
    const day = Math.floor((began + at) / DAY_MS)
    byDay.set(day, (byDay.get(day) ?? 0) + 1)
  }
  const passed = [...byDay.values()].reduce((sum, calls) => sum + Math.max(0, calls - perDay), 0)
  tally('G9', { days: byDay.size, callsOfTheDays: seen.length, passedOfTheDay: passed })
  expect(passed).toBe(0)
  expect(seen.length).toBeGreaterThan(perDay)
})
