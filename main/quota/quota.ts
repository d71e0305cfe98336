import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { QUOTA_LANES, type QuotaLane } from './quota-lane.ts'
import { asFailure, isOn, offlineAgain, stoppedUntil, triesOffline, type OfflineStop, type Stop } from './stop.ts'
import { fullBucket, msUntil, refill, type Pace } from './token-bucket.ts'

export type QuotaNeeds = Readonly<{
  clock: Clock
  /** A number in [0, 1): for jitter only. */
  random: () => number
  pace?: Partial<Pace>
}>

/** Who may call now, for one credential. One credential may serve several accounts; they then share one quota. */
export type Quota = Readonly<{
  /**
   * Answers when this call may go. Fails at once, and without a call, with `rateLimited` while the service has told us to
   * stop, with `offline` in lanes that nobody waits for while nothing gets through, and with `cancelled`.
   */
  take(lane: QuotaLane, signal?: AbortSignal): Promise<Result<null>>
  /** What a call ran into. `rateLimited` stops the credential, `offline` slows its background down; the rest is not ours. */
  told(failure: Failure): void
  /** The service spoke, so it can be reached. */
  answered(): void
  meter(): QuotaMeter
  /** Lets everybody who waits go with `cancelled` and leaves no timer. */
  close(): void
}>

export type QuotaMeter = Readonly<{
  /** Calls since the start, and calls waiting, by lane. */
  granted: Readonly<Record<QuotaLane, number>>
  waiting: Readonly<Record<QuotaLane, number>>
  /** Calls that could go at once. */
  free: number
  /** The service told us to stop until then; null = it did not. */
  stoppedUntil: EpochMs | null
  isOffline: boolean
}>

/** What the services bear in practice, with room for the same token used elsewhere. A learned limit comes in its stead. */
const USUAL_PACE: Pace = { perSecond: 4, burst: 8, reserve: 2 }

type Waiter = Readonly<{ lane: QuotaLane; answer: (turn: Result<null>) => void }>

export function createQuota({ clock, random, pace: wished }: QuotaNeeds): Quota {
  const pace = { ...USUAL_PACE, ...wished }
  const granted = { send: 0, openThread: 0, list: 0, backfill: 0 }
  const waiters = new Set<Waiter>()
  let bucket = fullBucket(pace, clock.now())
  let stop: Stop | null = null
  let offline: OfflineStop | null = null
  let alarm = new AbortController()
  let isClosed = false

  const chance = () => ({ now: clock.now(), random })
  const needed = (lane: QuotaLane) => (lane === 'send' ? 1 : Math.min(pace.burst, 1 + pace.reserve))
  const waitersIn = (lane: QuotaLane) => [...waiters].filter(waiter => waiter.lane === lane)

  function refusal(lane: QuotaLane): Failure | null {
    const now = clock.now()
    if (isClosed) return { kind: 'cancelled' }
    if (stop !== null && isOn(stop, now)) return asFailure(stop)
    return offline !== null && isOn(offline, now) && !triesOffline(lane) ? { kind: 'offline' } : null
  }

  function take(lane: QuotaLane, signal?: AbortSignal): Promise<Result<null>> {
    if (signal?.aborted) return Promise.resolve(fail({ kind: 'cancelled' }))
    return new Promise(resolve => {
      const waiter: Waiter = { lane, answer }
      const giveUp = () => answer(fail({ kind: 'cancelled' }))
      function answer(turn: Result<null>) {
        waiters.delete(waiter)
        signal?.removeEventListener('abort', giveUp)
        resolve(turn)
      }
      waiters.add(waiter)
      signal?.addEventListener('abort', giveUp, { once: true })
      serve()
    })
  }

  /** Refuses whoever cannot go, lets go whoever can, most urgent first, and sleeps until the next one can. */
  function serve(): void {
    for (const waiter of waiters) {
      const failure = refusal(waiter.lane)
      if (failure !== null) waiter.answer(fail(failure))
    }
    for (let next = firstInLine(); next !== undefined; next = firstInLine()) {
      bucket = refill(bucket, pace, clock.now())
      const waitMs = msUntil(needed(next.lane), bucket, pace)
      if (waitMs > 0) return sleepThenServe(waitMs)
      grant(next)
    }
  }

  const firstInLine = () => QUOTA_LANES.flatMap(waitersIn)[0]

  function grant({ lane, answer }: Waiter): void {
    bucket = { ...bucket, tokens: bucket.tokens - 1 }
    granted[lane] += 1
    // One call at a time feels whether the network is back; the next may try only when this one has had its time.
    if (offline !== null) offline = offlineAgain(offline, chance())
    answer(ok(null))
  }

  function sleepThenServe(ms: number): void {
    alarm.abort()
    const own = new AbortController()
    alarm = own
    void clock.sleep(ms, own.signal).then(() => (own.signal.aborted ? undefined : serve()))
  }

  return {
    take,
    told(failure) {
      if (failure.kind === 'rateLimited') {
        stop = stoppedUntil(failure.until, stop, chance())
        // Coming back with a full burst is what we were just told off for.
        bucket = { tokens: Math.min(bucket.tokens, 1), at: stop.until }
      }
      if (failure.kind === 'offline') offline = offlineAgain(offline, chance())
      serve()
    },
    answered() {
      offline = null
    },
    meter: () => ({
      granted: { ...granted },
      waiting: { send: waitersIn('send').length, openThread: waitersIn('openThread').length, list: waitersIn('list').length, backfill: waitersIn('backfill').length },
      free: Math.floor(refill(bucket, pace, clock.now()).tokens),
      stoppedUntil: stop !== null && isOn(stop, clock.now()) ? stop.until : null,
      isOffline: offline !== null,
    }),
    close() {
      isClosed = true
      serve()
      alarm.abort()
    },
  }
}
