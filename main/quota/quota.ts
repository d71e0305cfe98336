import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { readAllowance, type Allowance } from '#main/providers/http/allowance.ts'
import type { HttpOutcome, HttpReply } from '#main/providers/http/http.ts'
import { isStop, orderedUntil } from '#main/providers/http/retry-after.ts'
import type { QuotaHint } from '#main/providers/provider.ts'
import type { QuotaRecord } from '#main/store/store.ts'
import { CLOSED, credentialRefused, doubted, givenUp, spoke, tried, wantsRead, type Breaker } from './breaker.ts'
import { answeredAt, heldAt, slotAt, type Slot } from './call-window.ts'
import { dayAt, newDay, type Day } from './day.ts'
import { filled, firstLimit, grown, shrunk } from './learned-limit.ts'
import { meterOf, type Meter } from './meter.ts'
import { agesAt, nextLane, turnAt, type InLine, type Shares } from './next-turn.ts'
import { obstacleFor, type Asked, type Standing } from './obstacle.ts'
import { QUOTA_LANES, type QuotaLane } from './quota-lane.ts'
import { isLongAway, isRamping, rampAfter, type Ramp } from './ramp.ts'
import { endOf, momentOf, offlineAgain, sleptThrough, stopKept, stoppedAgain, wentAfter, type Stop } from './stop.ts'

// asked ──► an obstacle? answered at once, without a call (obstacle.ts)
//   └─────► in line, lane by lane ──► its turn (next-turn.ts) ──► the call ──► what came of it changes all of the above

export type QuotaNeeds = Readonly<{
  clock: Clock
  /** A number in [0, 1): for jitter only. */
  random: () => number
  hint: QuotaHint
  /** What an earlier run has counted and learned; null = nothing. */
  kept?: Omit<QuotaRecord, 'credentialKey'> | null
  /** Something that a meter shows, or that is to be kept, may be different. */
  onMove?: () => void
}>

/** Who may call now, for one credential. One credential may serve several accounts; they then share one quota. */
export type Quota = Readonly<{
  /**
   * Answers when this call may go. Fails at once, and without a call, with `rateLimited` while the service has told us to
   * stop or the day is used up, with what was last heard while a breaker is open, with `offline` in lanes that nobody waits
   * for while nothing gets through, and with `cancelled` when one of the signals aborts first.
   */
  take(asked: Asked, ...signals: readonly (AbortSignal | undefined)[]): Promise<Result<Turn>>
  /** Whether a read would close the breaker that holds calls to this host back. */
  wantsRead(host: string): boolean
  /** A person has seen to it: the credential, or the service, may be tried again. A stop that the service ordered stays. */
  tryAgain(): void
  /** The machine falls asleep, and wakes: what of a stop went by meanwhile. */
  sleeps(): void
  wakes(): void
  meter(): Meter
  record(): Omit<QuotaRecord, 'credentialKey'>
  /** Lets everybody who waits go with `cancelled` and leaves no timer. */
  close(): void
}>

/** A call that may go. `end`, once, with what came of it; answers until when the service stops us, null = it does not. */
export type Turn = Readonly<{ end(outcome: HttpOutcome): EpochMs | null }>

type Waiter = Readonly<{ asked: Asked; since: EpochMs; answer: (turn: Result<Turn>) => void }>
type Gone = Readonly<{ host: string; at: EpochMs; up: number; isFeeler: boolean; decides: boolean }>

export function createQuota({ clock, random, hint, kept = null, onMove = () => {} }: QuotaNeeds): Quota {
  const granted = { send: 0, openThread: 0, list: 0, backfill: 0 }
  const lastTurnAt = new Map<QuotaLane, EpochMs>()
  const waiters = new Set<Waiter>()
  const breakers = new Map<string, Breaker>()
  let slots: readonly Slot[] = []
  let limit = firstLimit(hint, kept?.calls ?? null, clock.now())
  let day: Day = kept === null ? newDay(clock.now()) : dayAt({ startsAt: kept.dayStartsAt, used: kept.used, others: kept.otherDays }, clock.now())
  let allowance: Allowance | null = null
  let stop = stopKept(kept?.stop ?? null, momentOf(clock))
  let feelers = 0
  let onWay = 0
  let offline: Stop | null = null
  let awaySince: EpochMs | null = null
  let ramp: Ramp | null = null
  /** Wakes whoever sleeps for the line; null = nobody does. */
  let alarm: AbortController | null = null
  /** By how much the clock on the wall was ahead of uptime when the machine fell asleep; null = it does not sleep. */
  let awakeBy: number | null = null
  let isClosed = false

  const chance = () => ({ ...momentOf(clock), random })
  const breakerOf = (host: string) => breakers.get(host) ?? CLOSED
  const standing = (): Standing => ({ stop, offline, breakers, day, perDay: hint.perDay })
  const reaching = () => (isLongAway(awaySince, clock.now()) ? onWay : null)
  const shares = (): Shares => ({ slots, calls: limit.calls, allowance, ramp, reaching: reaching(), isFeeling: stop !== null && feelers > 0 })
  function firstOf(lane: QuotaLane): Waiter | undefined {
    for (const waiter of waiters) if (waiter.asked.lane === lane) return waiter
    return undefined
  }

  function take(asked: Asked, ...signals: readonly (AbortSignal | undefined)[]): Promise<Result<Turn>> {
    if (signals.some(signal => signal?.aborted) || isClosed) return Promise.resolve(fail({ kind: 'cancelled' }))
    return new Promise(resolve => {
      const waiter: Waiter = { asked, since: clock.now(), answer }
      const giveUp = () => {
        answer(fail({ kind: 'cancelled' }))
        onMove()
      }
      function answer(turn: Result<Turn>) {
        waiters.delete(waiter)
        for (const signal of signals) signal?.removeEventListener('abort', giveUp)
        resolve(turn)
      }
      waiters.add(waiter)
      for (const signal of signals) signal?.addEventListener('abort', giveUp, { once: true })
      serve()
    })
  }

  /** Refuses whoever cannot go, lets go whoever can, and sleeps until the next one can. */
  function serve(): void {
    alarm?.abort()
    alarm = null
    keepUp()
    for (;;) {
      refuse()
      const line = inLine()
      const next = nextLane(line, clock.now())
      const first = next === null ? undefined : firstOf(next.lane)
      if (next === null || first === undefined) break
      const at = turnAt(next, shares(), clock.now())
      if (at === null || at > clock.now()) {
        limit = filled(limit)
        sleepThenServe(Math.min(at ?? Infinity, ...(next.isAged ? [] : line.map(agesAt))))
        break
      }
      grant(first)
    }
    onMove()
  }

  /** Brings what depends on time up to now. */
  function keepUp(): void {
    const now = clock.now()
    day = dayAt(day, now)
    limit = grown(limit, hint, now)
    slots = heldAt(slots, now)
  }

  function refuse(): void {
    for (const { asked, answer } of waiters) {
      const obstacle = obstacleFor(asked, standing(), momentOf(clock))
      if (obstacle !== null) answer(fail(obstacle.failure))
    }
  }

  function inLine(): readonly InLine[] {
    return QUOTA_LANES.flatMap(lane => {
      const first = firstOf(lane)
      return first === undefined ? [] : [{ lane, since: first.since, lastTurnAt: lastTurnAt.get(lane) ?? null }]
    })
  }

  function grant({ asked: { lane, host }, answer }: Waiter): void {
    const now = clock.now()
    const before = breakerOf(host)
    breakers.set(host, tried(before))
    const gone: Gone = { host, at: now, up: clock.uptime(), isFeeler: stop !== null, decides: before.state === 'open' }
    const slot = slotAt(now, hint.windowMs)
    slots = [...slots, slot]
    day = { ...day, used: day.used + 1 }
    granted[lane] += 1
    lastTurnAt.set(lane, now)
    onWay += 1
    if (gone.isFeeler) feelers += 1
    if (isRamping(ramp, now)) ramp = { ...ramp, went: ramp.went + 1 }
    if (allowance !== null) allowance = { ...allowance, left: allowance.left - 1 }
    // One call at a time feels whether the network is back; the next may try only when this one has had its time.
    if (offline !== null) offline = offlineAgain(offline, chance())
    let isOver = false
    answer(
      ok({
        end(outcome) {
          if (isOver) return null
          isOver = true
          const stoppedUntil = ended(gone, slot, outcome)
          serve()
          return stoppedUntil
        },
      }),
    )
  }

  function ended(gone: Gone, slot: Slot, outcome: HttpOutcome): EpochMs | null {
    const now = clock.now()
    onWay -= 1
    if (gone.isFeeler) feelers -= 1
    const others = slots.filter(other => other !== slot)
    // What provably never left counts nowhere.
    slots = outcome.reached === 'unsent' ? others : [...others, answeredAt(slot, now, hint.windowMs)]
    if (outcome.reached === 'unsent') day = { ...day, used: Math.max(0, day.used - 1) }
    if (outcome.reached === 'answer') return heard(gone, outcome.reply)
    failed(gone, outcome)
    return null
  }

  function failed({ host, decides }: Gone, { reached, failure }: Exclude<HttpOutcome, Readonly<{ reached: 'answer' }>>): void {
    const breaker = breakerOf(host)
    const isDoubt = reached === 'unknown' && failure.kind !== 'cancelled'
    breakers.set(host, isDoubt ? doubted(breaker, { failure, decides }, chance()) : givenUp(breaker, decides, clock.now()))
    if (failure.kind !== 'offline') return
    offline = offlineAgain(offline, chance())
    awaySince ??= clock.now()
  }

  /** The service spoke, so it can be reached. */
  function heard(gone: Gone, { status, headers }: HttpReply): EpochMs | null {
    const now = clock.now()
    offline = null
    allowance = readAllowance(headers, now) ?? allowance
    if (status >= 500) {
      const failure: Failure = { kind: 'providerDown', status }
      breakers.set(gone.host, doubted(breakerOf(gone.host), { failure, decides: gone.decides }, chance()))
      if (breakerOf(gone.host).state === 'open') awaySince ??= now
      return null
    }
    ramp = rampAfter(awaySince, onWay, now) ?? ramp
    awaySince = null
    if (isStop(status)) return stopFor(gone, { status, headers })
    if (status === 401) breakers.set(gone.host, credentialRefused({ kind: 'unauthorised', accountId: null }, now))
    else breakers.set(gone.host, spoke(breakerOf(gone.host), gone.decides))
    if (stop !== null && wentAfter(stop, gone.up)) stop = null
    return null
  }

  function stopFor({ host, at, up, decides }: Gone, { status, headers }: Pick<HttpReply, 'status' | 'headers'>): EpochMs {
    const now = clock.now()
    breakers.set(host, spoke(breakerOf(host), decides))
    // 423 speaks of a plan or of the day: fewer at once would not help.
    if (status !== 423) limit = shrunk(limit, at, now)
    const until = orderedUntil(headers, now)
    stop = stoppedAgain(stop, { waitMs: until === null ? null : until - now, wentUp: up }, chance())
    return endOf(stop, momentOf(clock))
  }

  function sleepThenServe(at: number): void {
    const own = new AbortController()
    alarm = own
    if (at === Infinity) return
    void clock.sleep(Math.max(1, at - clock.now()), own.signal).then(() => (own.signal.aborted ? undefined : serve()))
  }

  return {
    take,
    wantsRead: host => wantsRead(breakerOf(host), clock.now()),
    tryAgain() {
      breakers.clear()
      offline = null
      serve()
    },
    meter() {
      keepUp()
      const waiting = { send: 0, openThread: 0, list: 0, backfill: 0 }
      for (const { asked } of waiters) waiting[asked.lane] += 1
      const next = nextLane(inLine(), clock.now())
      const paceUntil = next === null ? undefined : turnAt(next, shares(), clock.now())
      return meterOf({ standing: standing(), hint, calls: limit.calls, waiting, granted: { ...granted }, paceUntil, moment: momentOf(clock) })
    },
    record: () => ({ dayStartsAt: day.startsAt, used: day.used, otherDays: day.others, calls: limit.calls, stop: stop === null ? null : { since: stop.since, until: stop.until } }),
    sleeps() {
      awakeBy = clock.now() - clock.uptime()
    },
    wakes() {
      const sleptMs = awakeBy === null ? 0 : clock.now() - clock.uptime() - awakeBy
      awakeBy = null
      if (sleptMs <= 0) return
      if (stop !== null) stop = sleptThrough(stop, sleptMs)
      if (offline !== null) offline = sleptThrough(offline, sleptMs)
      serve()
    },
    close() {
      isClosed = true
      for (const { answer } of waiters) answer(fail({ kind: 'cancelled' }))
      alarm?.abort()
    },
  }
}
