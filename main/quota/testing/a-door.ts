import { aClock } from '#main/clock/virtual-clock.ts'
import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import type { QuotaHint } from '#main/providers/provider.ts'
import { paced } from '#main/quota/paced.ts'
import { inLane, type QuotaLane } from '#main/quota/quota-lane.ts'
import { createQuota, type QuotaNeeds } from '#main/quota/quota.ts'

/** Fifty a second, as in the bench that the design was chosen by. */
export const HINT: QuotaHint = { calls: 50, windowMs: 1_000, mostCalls: 50, perDay: null }

export const anAnswer = (status = 200, headers: Readonly<Record<string, string>> = {}): HttpOutcome =>
  ({ reached: 'answer', reply: { status, headers: new Headers(headers), body: { type: 'none' } } })
export const NOTHING_LEFT: HttpOutcome = { reached: 'unsent', failure: { kind: 'offline' } }
export const LOST: HttpOutcome = { reached: 'unknown', failure: { kind: 'offline' } }

/** Numbers in [0, 1), the same in every run. */
export function dice(seed = 1): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
}

/** A call that came to the service, since the beginning in milliseconds. */
export type Seen = Readonly<{ at: number; method: HttpRequest['method']; host: string }>

/** A quota, a door before it, and a service behind it that answers as it is told: one after the other, then 200. */
export function aDoor({ serve, ...said }: Partial<QuotaNeeds> & Readonly<{ serve?: (seen: Seen) => HttpOutcome | Promise<HttpOutcome> }> = {}) {
  const clock = aClock()
  const startedAt = clock.now()
  const quota = createQuota({ clock, random: () => 0, hint: HINT, ...said })
  const outcomes: HttpOutcome[] = []
  const seen: Seen[] = []
  const service: Http = {
    reaches: url => url.host.endsWith('service.test'),
    async send({ method, url }) {
      const call = { at: clock.now() - startedAt, method, host: url.host }
      seen.push(call)
      return outcomes.shift() ?? (await serve?.(call)) ?? anAnswer()
    },
  }
  const door = paced(service, { quota })
  const ask = (lane: QuotaLane, request: Partial<HttpRequest> = {}) =>
    inLane(lane, () => door.send({ method: 'GET', url: new URL('https://service.test/one'), ...request }))
  return {
    clock, quota, seen, door, ask,
    post: () => ask('send', { method: 'POST' }),
    /** The next answers. */
    answers: (...next: readonly HttpOutcome[]) => void outcomes.push(...next),
    /** Asks so often that somebody always waits. */
    saturate: (lane: QuotaLane, count: number) => Array.from({ length: count }, () => ask(lane)),
  }
}

/** How the outcome of a call reads in one word. */
export function wordOf(outcome: HttpOutcome): string {
  return outcome.reached === 'answer' ? String(outcome.reply.status) : `${outcome.reached} ${outcome.failure.kind}`
}
