import { expect, test } from 'vitest'
import { aClock, type VirtualClock } from '#main/clock/virtual-clock.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import { tally } from '#main/testing/tally.ts'
import { paced } from './paced.ts'
import { inLane } from './quota-lane.ts'
import { createQuota } from './quota.ts'
import { anAnswer, dice, HINT } from './testing/a-door.ts'

// Eight seconds of saturation: 2,000 jobs wait in the background, a person sends every 137 ms, and the service looks at a
// sliding second. The wait is from pressing Send to an answer that is no refusal.

const LASTS_MS = 8_000
const SEND_EVERY_MS = 137
const JOBS = 2_000
const WINDOW_MS = 1_000

type Service = Readonly<{
  /** Calls that it lets through within any second. */
  limit: number
  /** Calls a second that others make with the same token. */
  othersPerSecond?: number
}>

type Figures = Readonly<{ p50: number; p95: number; refusals: number; sent: number; background: number }>

/** Refuses what is too much, and does not count what it refused. Answers after 8 to 24 ms. */
function aService({ limit, othersPerSecond = 0 }: Service, clock: VirtualClock) {
  const random = dice(7)
  let passed: number[] = []
  let refusals = 0

  function passes(): boolean {
    passed = passed.filter(at => at > clock.now() - WINDOW_MS)
    if (passed.length >= limit) return false
    passed.push(clock.now())
    return true
  }

  async function others(): Promise<void> {
    for (let n = 0; n < (othersPerSecond * LASTS_MS) / 1_000; n += 1) {
      await clock.sleep(1_000 / othersPerSecond)
      passes()
    }
  }

  const http: Http = {
    reaches: () => true,
    async send() {
      await clock.sleep(4 + random() * 8)
      const isRefused = !passes()
      if (isRefused) refusals += 1
      await clock.sleep(4 + random() * 8)
      return isRefused ? anAnswer(429, { 'retry-after': '1' }) : anAnswer()
    },
  }
  return { http, others, refusals: () => refusals }
}

const isGood = (outcome: HttpOutcome) => outcome.reached === 'answer' && outcome.reply.status === 200

/** @param throughDoor how the client keeps to the limit; null = as the product does */
async function saturation(about: Service, throughDoor: ((http: Http, clock: VirtualClock) => Http) | null = null): Promise<Figures> {
  const clock = aClock()
  const service = aService(about, clock)
  const quota = createQuota({ clock, random: dice(3), hint: HINT })
  const door = throughDoor === null ? paced(service.http, { quota }) : throughDoor(service.http, clock)
  const endsAt = clock.now() + LASTS_MS
  const waits: number[] = []
  let background = 0

  async function until(isDone: (outcome: HttpOutcome) => boolean, lane: 'send' | 'backfill'): Promise<void> {
    for (;;) {
      const outcome = await inLane(lane, () => door.send({ method: lane === 'send' ? 'POST' : 'GET', url: new URL('https://service.test/') }))
      if (isDone(outcome) || clock.now() > endsAt) return
      const waitMs = outcome.reached === 'unsent' && outcome.failure.kind === 'rateLimited' ? outcome.failure.until - clock.now() : 50
      await clock.sleep(Math.max(1, waitMs))
    }
  }

  async function person(): Promise<void> {
    const sends: Promise<void>[] = []
    while (clock.now() < endsAt) {
      const pressedAt = clock.now()
      sends.push(until(isGood, 'send').then(() => void waits.push(clock.now() - pressedAt)))
      await clock.sleep(SEND_EVERY_MS)
    }
    await Promise.all(sends)
  }

  for (let n = 0; n < JOBS; n += 1) void until(isGood, 'backfill').then(() => void (background += 1))
  void service.others()
  void person()
  await clock.advance(LASTS_MS)
  background = Math.min(background, JOBS)
  await clock.advance(20_000)
  quota.close()
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
  return { p50: at(0.5), p95: at(0.95), refusals: service.refusals(), sent: sorted.length, background }
}

test('when the limit is as known, a reply does not feel the background, and nothing is refused', async () => {
  const { p95, refusals, sent } = await saturation({ limit: 50 })

  tally('G8', { sends: sent, refusals, p95Ms: Math.round(p95) })
  expect(sent).toBe(59)
  expect(refusals).toBe(0)
  expect(p95).toBeLessThanOrEqual(150)
})

test('when others use two fifths of the limit, most replies do not feel it', async () => {
  const { p50, refusals } = await saturation({ limit: 50, othersPerSecond: 20 })

  expect(p50).toBeLessThanOrEqual(60)
  expect(refusals).toBeLessThanOrEqual(15)
})

test('when the service bears half of what it said, most replies do not feel it', async () => {
  const { p50, refusals } = await saturation({ limit: 25 })

  tally('G8', { p50WhenItBearsHalfMs: Math.round(p50), refusalsWhenItBearsHalf: refusals })
  expect(p50).toBeLessThanOrEqual(60)
  expect(refusals).toBeLessThanOrEqual(15)
})

/** What one would write first: so many calls in each second, what a person sends before the rest. */
function aPlainDoor(http: Http, clock: VirtualClock): Http {
  const line: Readonly<{ isSend: boolean; go: () => void }>[] = []
  async function keepGoing(): Promise<void> {
    for (let second = 0; second < (LASTS_MS + 20_000) / WINDOW_MS; second += 1) {
      for (let went = 0; went < HINT.calls; went += 1) {
        const next = Math.max(0, line.findIndex(({ isSend }) => isSend))
        line.splice(next, 1)[0]?.go()
      }
      await clock.sleep(WINDOW_MS)
    }
  }
  void clock.sleep(1).then(keepGoing)
  return {
    reaches: http.reaches,
    async send(request) {
      await new Promise<void>(resolve => void line.push({ isSend: request.method === 'POST', go: resolve }))
      return http.send(request)
    },
  }
}

test('this bench finds fault with a plain queue', async () => {
  const known = await saturation({ limit: 50 }, aPlainDoor)
  const half = await saturation({ limit: 25 }, aPlainDoor)

  tally('G8', { p95OfAPlainQueueMs: Math.round(known.p95), refusalsOfAPlainQueue: known.refusals })
  expect(known.p95).toBeGreaterThan(150)
  expect(known.refusals).toBeGreaterThan(0)
  expect(half.p50).toBeGreaterThan(60)
  expect(half.refusals).toBeGreaterThan(15)
})
