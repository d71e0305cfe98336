import type { WaitReason } from '#app/domain/quota-meter.ts'
import type { Failure } from '#app/failure.ts'
import { CLOSED, heldBy, type Breaker } from './breaker.ts'
import { endOf as endOfDay, hasLeft, type Day } from './day.ts'
import { isPersonal, type QuotaLane } from './quota-lane.ts'
import { asFailure, endOf, isOn, type Moment, type Stop } from './stop.ts'

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

export function obstacleFor({ lane, host, isRead }: Asked, { stop, offline, breakers, day, perDay }: Standing, moment: Moment): Obstacle | null {
  if (stop !== null && isOn(stop, moment)) return { reason: 'stopped', until: endOf(stop, moment), failure: asFailure(stop, moment) }
  const breaker = breakers.get(host) ?? CLOSED
  const failure = heldBy(breaker, isRead, moment.now)
  if (failure !== null) return { reason: 'breaker', until: breaker.state === 'open' ? breaker.until : null, failure }
  if (!hasLeft(day, perDay, lane)) return { reason: 'dayAlmostUsed', until: endOfDay(day), failure: { kind: 'rateLimited', until: endOfDay(day) } }
  if (offline !== null && isOn(offline, moment) && !isPersonal(lane)) return { reason: 'offline', until: endOf(offline, moment), failure: { kind: 'offline' } }
  return null
}

/** What the last in line would run into anywhere: what a meter shows. */
export function obstacleNow(standing: Standing, moment: Moment): Obstacle | null {
  const hosts = standing.breakers.size === 0 ? [''] : [...standing.breakers.keys()]
  return hosts.map(host => obstacleFor({ lane: 'backfill', host, isRead: true }, standing, moment)).find(found => found !== null) ?? null
}
