import fc from 'fast-check'
import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { CLOSED, credentialRefused, type Breaker } from './breaker.ts'
import { endOf, newDay } from './day.ts'
import { obstacleFor, obstacleNow, type Asked, type Standing } from './obstacle.ts'
import { isPersonal, QUOTA_LANES } from './quota-lane.ts'

const now = epochMs(Date.UTC(2026, 0, 5, 9))
const later = (ms: number) => epochMs(now + ms)
const DOWN = { kind: 'providerDown', status: 503 } as const
const HOST = 'service.test'

/** Uptime as the wall, but for where it matters. */
const at = (moment: typeof now) => ({ now: moment, up: moment })
const stop = { since: now, until: later(20_000), lastsTo: later(20_000), tries: 1 }
const offline = { since: now, until: later(4_000), lastsTo: later(4_000), tries: 3 }
const open: Breaker = { state: 'open', failure: DOWN, since: now, until: later(5_000), times: 1 }
const usedUp = { ...newDay(now), used: 100 }
const almostUsed = { ...newDay(now), used: 95 }

const standing = (said: Partial<Standing> = {}): Standing => ({ stop: null, offline: null, breakers: new Map(), day: newDay(now), perDay: 100, ...said })
const everything = standing({ stop, offline, breakers: new Map([[HOST, open]]), day: usedUp })
const reasonOf = (said: Standing, asked: Partial<Asked> = {}, moment = now) => obstacleFor({ lane: 'backfill', host: HOST, isRead: true, ...asked }, said, at(moment))?.reason ?? null
const hinders = (said: Standing) => QUOTA_LANES.filter(lane => reasonOf(said, { lane }) !== null)

test('where nothing is wrong every lane may go', () => {
  expect(hinders(standing())).toEqual([])
  expect(obstacleNow(standing(), at(now))).toBeNull()
})

test('of several reasons the one is named that no other would outlast: the service\'s word, then the breaker, the day, the network', () => {
  expect(reasonOf(everything)).toBe('stopped')
  expect(reasonOf({ ...everything, stop: null })).toBe('breaker')
  expect(reasonOf({ ...everything, stop: null, breakers: new Map() })).toBe('dayAlmostUsed')
  expect(reasonOf({ ...everything, stop: null, breakers: new Map(), day: newDay(now) })).toBe('offline')
})

test('a stop and a breaker hold every lane, whoever waits', () => {
  expect(hinders(standing({ stop }))).toEqual(QUOTA_LANES)
  expect(hinders(standing({ breakers: new Map([[HOST, open]]) }))).toEqual(QUOTA_LANES)
})

test('near the end of the day, and without a network, a person may still try', () => {
  expect(hinders(standing({ day: almostUsed }))).toEqual(['list', 'backfill'])
  expect(hinders(standing({ offline }))).toEqual(['list', 'backfill'])
})

test('a day that is used up is so for everybody, and says when it ends', () => {
  const day = standing({ day: usedUp })

  expect(hinders(day)).toEqual(QUOTA_LANES)
  expect(obstacleFor({ lane: 'send', host: HOST, isRead: false }, day, at(now))).toEqual({
    reason: 'dayAlmostUsed', until: endOf(usedUp), failure: { kind: 'rateLimited', until: endOf(usedUp) },
  })
  expect(hinders(standing({ day: usedUp, perDay: null }))).toEqual([])
})

test('each reason is over at its hour, to the millisecond', () => {
  expect([later(19_999), later(20_000)].map(hour => reasonOf(standing({ stop }), {}, hour))).toEqual(['stopped', null])
  expect([later(3_999), later(4_000)].map(hour => reasonOf(standing({ offline }), {}, hour))).toEqual(['offline', null])
  expect([later(4_999), later(5_000)].map(hour => reasonOf(standing({ breakers: new Map([[HOST, open]]) }), {}, hour))).toEqual(['breaker', null])
})

test('a breaker whose time is over lets a read through and no send', () => {
  const broken = standing({ breakers: new Map([[HOST, open]]) })

  expect(reasonOf(broken, { isRead: false }, later(5_000))).toBe('breaker')
})

test('a breaker is for its own host, and answers with what was heard from it', () => {
  const broken = standing({ breakers: new Map([['files.test', CLOSED], [HOST, open]]) })

  expect(reasonOf(broken, { host: 'files.test' })).toBeNull()
  expect(obstacleFor({ lane: 'send', host: HOST, isRead: true }, broken, at(now))).toEqual({ reason: 'breaker', until: open.until, failure: DOWN })
})

test('a credential that is refused, and a read that decides, end at no hour', () => {
  const refused = credentialRefused({ kind: 'unauthorised', accountId: null }, now)
  const trying: Breaker = { state: 'trying', failure: DOWN, times: 1 }

  for (const breaker of [refused, trying]) expect(obstacleNow(standing({ breakers: new Map([[HOST, breaker]]) }), at(now))).toMatchObject({ reason: 'breaker', until: null })
})

test('a meter shows what the last in line runs into, at whichever host', () => {
  expect(obstacleNow(standing({ offline }), at(now))?.reason).toBe('offline')
  expect(obstacleNow(standing({ breakers: new Map([['files.test', CLOSED], [HOST, open]]) }), at(now))?.reason).toBe('breaker')
})

test('a meter shows no breaker whose time is over: whoever comes next may read', () => {
  expect(obstacleNow(standing({ breakers: new Map([[HOST, open]]) }), at(later(5_000)))).toBeNull()
})

test('whatever is wrong, a person is never held back where the background may go', () => {
  const anyStanding = fc.record({
    stop: fc.constantFrom(null, stop), offline: fc.constantFrom(null, offline), breakers: fc.constantFrom(new Map<string, Breaker>(), new Map([[HOST, open]])),
    day: fc.nat(120).map(used => ({ ...newDay(now), used })), perDay: fc.constantFrom(null, 100),
  })
  fc.assert(
    fc.property(anyStanding, fc.boolean(), fc.nat(30_000), (said, isRead, ms) => {
      const free = QUOTA_LANES.filter(lane => reasonOf(said, { lane, isRead }, later(ms)) === null)
      expect([[], QUOTA_LANES.filter(isPersonal), [...QUOTA_LANES]]).toContainEqual(free)
    }),
  )
})
