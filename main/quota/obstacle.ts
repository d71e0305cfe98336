import type { WaitReason } from '#app/domain/quota-meter.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { CLOSED, heldBy, type Breaker } from './breaker.ts'
import { endOf, hasLeft, type Day } from './day.ts'
import { isPersonal, type QuotaLane } from './quota-lane.ts'
import { asFailure, isOn, type Stop } from './stop.ts'

/** Why a call is answered at once and without being made, and since waiting in line would not help, until when. */
export type Obstacle = WaitReason & Readonly<{ failure: Failure }>

export type Standing = Readonly<{
  stop: Stop | null
  offline: Stop | null
  /** By host. */
  breakers: ReadonlyMap<string, Breaker>
  day: Day
  perDay: number | null
}>

export type Asked = Readonly<{ lane: QuotaLane; host: string; isRead: boolean }>

export function obstacleFor({ lane, host, isRead }: Asked, { stop, offline, breakers, day, perDay }: Standing, now: EpochMs): Obstacle | null {
  if (stop !== null && isOn(stop, now)) return { reason: 'stopped', until: stop.until, failure: asFailure(stop) }
  const breaker = breakers.get(host) ?? CLOSED
  const failure = heldBy(breaker, isRead, now)
  if (failure !== null) return { reason: 'breaker', until: breaker.state === 'open' ? breaker.until : null, failure }
  if (!hasLeft(day, perDay, lane)) return { reason: 'dayAlmostUsed', until: endOf(day), failure: { kind: 'rateLimited', until: endOf(day) } }
  if (offline !== null && isOn(offline, now) && !isPersonal(lane)) return { reason: 'offline', until: offline.until, failure: { kind: 'offline' } }
  return null
}

/** What the last in line would run into anywhere: what a meter shows. */
export function obstacleNow(standing: Standing, now: EpochMs): Obstacle | null {
  const hosts = standing.breakers.size === 0 ? [''] : [...standing.breakers.keys()]
  return hosts.map(host => obstacleFor({ lane: 'backfill', host, isRead: true }, standing, now)).find(found => found !== null) ?? null
}
