import { SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { assertNever } from '#app/assert-never.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import type { SendOutcome } from '#main/providers/provider.ts'
import type { Result } from '#app/result.ts'
import type { Limits } from './limited-line.ts'

/** What a call came to, as the line itself tells it: what a service of our own answers with. */
export type Deed = () => Promise<SendOutcome | Result<unknown>>

/** `stop`: one process was told to wait. `request`: it asked all the same, or again. On the service's clock. */
export type Heard = Readonly<{ type: 'stop'; at: number; until: number } | { type: 'request'; at: number }>

type StrictNeeds = Readonly<{
  /** The service's own clock. */
  now: () => number
  /** Whether the machine's clock goes as the service's does: else an hour that is named means another one here. */
  isClockRight: () => boolean
  random: () => number
  limits: Limits
  hear: (heard: Heard) => void
}>

const STATUSES = [420, 423, 429] as const
/** One of so many calls is told to stop. */
const EVERY = 30
const LONGEST_S = 90
/** Where it names no hour: a moment, and no less than that is waited anyway. */
const UNNAMED_MS = SECOND_MS

/**
 * The door of a service that has limits: now and then it says "stop", in one of the ways in which services say it, and says so
 * again to whoever comes before the hour. A request's body is the deed itself.
 */
export function aStrictService({ now, isClockRight, random, limits, hear }: StrictNeeds): Http {
  const one = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(random() * all.length)] ?? all[0]

  function stopped(): HttpOutcome {
    const seconds = Math.max(1, Math.ceil((limits.until() - now()) / SECOND_MS))
    const until = now() + seconds * SECOND_MS
    const hour = Math.floor(until / SECOND_MS)
    const inSeconds: readonly [Record<string, string>, ...Record<string, string>[]] = [{ 'retry-after': String(seconds) }, { 'x-ratelimit-reset': String(seconds) }, { 'X-RateLimitReset': String(seconds) }, {}]
    const asHour = [{ 'retry-after': new Date(until).toUTCString() }, { 'ratelimit-reset': String(hour) }, { 'x-ratelimit-reset': String(hour * SECOND_MS) }]
    const headers = one<Record<string, string>>(isClockRight() ? [...inSeconds, ...asHour] : inSeconds)
    hear({ type: 'stop', at: now(), until: Object.keys(headers).length === 0 ? now() + UNNAMED_MS : hour * SECOND_MS })
    return { reached: 'answer', reply: { status: one(STATUSES), headers: new Headers(headers), body: { type: 'none' } } }
  }

  return {
    reaches: () => true,
    async send({ body }) {
      hear({ type: 'request', at: now() })
      if (!limits.isOn() && limits.mayBegin() && random() * EVERY < 1) limits.limit(random() * LONGEST_S * SECOND_MS)
      if (limits.isOn()) return stopped()
      return typeof body === 'function' ? outcomeOf(await body()) : answered(200)
    },
  }
}

const answered = (status: number): HttpOutcome => ({ reached: 'answer', reply: { status, headers: new Headers(), body: { type: 'none' } } })

/** What was seen of it on the way. */
function outcomeOf(done: Awaited<ReturnType<Deed>>): HttpOutcome {
  if ('ok' in done) return done.ok ? answered(200) : asSeen(done.failure, 'unsent')
  switch (done.outcome) {
    case 'sent':
      return answered(200)
    case 'refused':
      return answered(400)
    case 'notStored':
      return asSeen(done.failure, 'unsent')
    case 'doubt':
      return asSeen(done.failure, 'unknown')
    default:
      return assertNever(done)
  }
}

function asSeen(failure: Failure, reached: 'unsent' | 'unknown'): HttpOutcome {
  switch (failure.kind) {
    case 'providerDown':
      return answered(failure.status)
    case 'unauthorised':
      return answered(401)
    case 'forbidden':
      return answered(403)
    case 'notFound':
      return answered(404)
    case 'offline':
    case 'cancelled':
    case 'vaultLocked':
      return { reached, failure }
    // It spoke, whatever it said.
    default:
      return answered(200)
  }
}
