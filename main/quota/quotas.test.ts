import { expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { accountId } from '#app/domain/ids.ts'
import { QuotaMeter } from '#app/domain/quota-meter.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Http, HttpOutcome } from '#main/providers/http/http.ts'
import type { QuotaRecord } from '#main/store/store.ts'
import { inLane, type QuotaLane } from './quota-lane.ts'
import { createQuotas } from './quotas.ts'
import { anAnswer, HINT, wordOf } from './testing/a-door.ts'
import { aMemory } from './testing/a-memory.ts'

const [LAMPS, CHAIRS, TABLES] = [accountId('lamps'), accountId('chairs'), accountId('tables')]
const TODAY = epochMs(Date.UTC(2026, 0, 5))
const aRecord = (said: Partial<QuotaRecord> = {}): QuotaRecord => ({ credentialKey: 'k1', dayStartsAt: TODAY, used: 412, otherDays: [], calls: 20, stop: null, ...said })

/** The quotas of a house, before a service that answers as it is told: one after the other, then 200. */
function aHouse(...before: readonly QuotaRecord[]) {
  const clock = aClock()
  const disk = aMemory(...before)
  const told: Change[] = []
  const outcomes: HttpOutcome[] = []
  let calls = 0
  const http: Http = {
    reaches: () => true,
    send: async () => {
      calls += 1
      return outcomes.shift() ?? anAnswer()
    },
  }
  const quotas = createQuotas({ http, memory: disk.memory, changes: { tell: change => void told.push(change) }, clock, random: () => 0 })
  const door = async (id: typeof LAMPS, credentialKey = 'k1') => (await quotas.door({ accountId: id, credentialKey, hint: HINT })).http
  const ask = (http_: Http, lane: QuotaLane = 'send') => inLane(lane, () => http_.send({ method: 'GET', url: new URL('https://service.test/') }))
  const meter = (id: typeof LAMPS) => quotas.meters([id])[0]
  return { ...disk, clock, quotas, door, ask, meter, told, calls: () => calls, answers: (...next: readonly HttpOutcome[]) => void outcomes.push(...next) }
}

test('accounts that share a credential share its count, its stops and its reading from disk', async () => {
  const { clock, door, ask, meter, answers, readings } = aHouse(aRecord())
  const [lamps, chairs] = await Promise.all([door(LAMPS), door(CHAIRS)])
  answers(anAnswer(429, { 'retry-after': '20' }))

  await ask(lamps)
  const refused = await ask(chairs)

  expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'rateLimited', until: clock.now() + 20_000 } })
  expect(meter(CHAIRS)).toEqual({ ...meter(LAMPS), accountId: CHAIRS })
  expect(meter(LAMPS)).toMatchObject({ sharedBy: [LAMPS, CHAIRS], usedToday: 413, why: { reason: 'stopped' } })
  expect(readings).toEqual(['k1'])
})

test('another credential has a quota of its own', async () => {
  const { door, ask, meter, answers } = aHouse(aRecord())
  const [lamps, tables] = [await door(LAMPS), await door(TABLES, 'k2')]
  answers(anAnswer(429, { 'retry-after': '20' }))
  await ask(lamps)

  expect(wordOf(await ask(tables))).toBe('200')
  expect(meter(TABLES)).toMatchObject({ sharedBy: [TABLES], usedToday: 1, why: null })
})

test('meters come in the order that was asked for, of those that have a door, and may cross to the window', async () => {
  const { quotas, door } = aHouse()
  await door(LAMPS)
  await door(TABLES, 'k2')

  const meters = quotas.meters([TABLES, CHAIRS, LAMPS])

  expect(meters.map(meter => meter.accountId)).toEqual([TABLES, LAMPS])
  expect(meters.map(meter => QuotaMeter.parse(meter))).toEqual(meters)
})

test('while a count is still being read nobody is told one that is too low', async () => {
  const { quotas, door, hold } = aHouse(aRecord())
  const release = hold()
  const opening = door(LAMPS)

  const early = quotas.meters([LAMPS])
  release()
  await opening

  expect(early).toEqual([])
  expect(quotas.meters([LAMPS])).toMatchObject([{ usedToday: 412, learned: { calls: 20 } }])
})

test('what was counted yesterday is over, and what was learned is not', async () => {
  const { door, meter } = aHouse(aRecord({ dayStartsAt: epochMs(TODAY - DAY_MS) }))

  await door(LAMPS)

  expect(meter(LAMPS)).toMatchObject({ usedToday: 0, learned: { calls: 20 } })
})

test('an account that leaves has no meter, and the others of its credential go on with the same count', async () => {
  const { quotas, door, ask, meter } = aHouse(aRecord())
  const [lamps] = [await door(LAMPS), await door(CHAIRS)]
  await ask(lamps)

  quotas.leave(LAMPS)

  expect(meter(LAMPS)).toBeUndefined()
  expect(meter(CHAIRS)).toMatchObject({ sharedBy: [CHAIRS], usedToday: 413 })
})

test('an account that leaves and comes back with the same credential finds what was counted: the service has not forgotten', async () => {
  const { quotas, door, ask, meter } = aHouse()
  await ask(await door(LAMPS))

  quotas.leave(LAMPS)
  await ask(await door(LAMPS))

  expect(meter(LAMPS)).toMatchObject({ usedToday: 2, sharedBy: [LAMPS] })
})

test('an account that is given another credential leaves the first to the others', async () => {
  const { door, ask, meter } = aHouse(aRecord())
  await door(LAMPS)
  await door(CHAIRS)

  await ask(await door(LAMPS, 'k2'))

  expect(meter(LAMPS)).toMatchObject({ sharedBy: [LAMPS], usedToday: 1 })
  expect(meter(CHAIRS)).toMatchObject({ sharedBy: [CHAIRS], usedToday: 412 })
})

test.each(['leaves', 'is given another credential'])('once its last account %s, a credential has no door, no timer, and a count on disk', async how => {
  const { clock, quotas, door, ask, kept } = aHouse()
  const [lamps] = [await door(LAMPS), await door(CHAIRS)]
  const leave = async (id: typeof LAMPS) => (how === 'leaves' ? quotas.leave(id) : void (await door(id, 'k2')))
  await ask(lamps)

  await leave(CHAIRS)
  const shared = await ask(lamps)
  await leave(LAMPS)
  await clock.advance(0)
  const afterwards = await ask(lamps)

  expect([shared, afterwards].map(wordOf)).toEqual(['200', 'unsent cancelled'])
  expect(kept.map(({ credentialKey, used }) => [credentialKey, used])).toEqual([['k1', 2]])
  expect(clock.sleepers()).toBe(0)
})

test('an account that leaves while its count is being read leaves nothing open', async () => {
  const { quotas, door, ask, meter, hold } = aHouse(aRecord())
  const release = hold()
  const opening = door(LAMPS)

  quotas.leave(LAMPS)
  release()
  const before = await opening
  const after = await door(LAMPS)

  expect([wordOf(await ask(before)), wordOf(await ask(after))]).toEqual(['unsent cancelled', '200'])
  expect(meter(LAMPS)).toMatchObject({ usedToday: 413 })
})

test('a credential that was refused is tried again for all its accounts when a person has seen to one', async () => {
  const { quotas, door, ask, answers, meter } = aHouse()
  const [lamps, chairs, tables] = [await door(LAMPS), await door(CHAIRS), await door(TABLES, 'k2')]
  answers(anAnswer(401), anAnswer(401))
  await ask(lamps)
  await ask(tables)

  quotas.tryAgain(CHAIRS)
  quotas.tryAgain(accountId('nobody'))

  expect([await ask(lamps), await ask(chairs), await ask(tables)].map(wordOf)).toEqual(['200', '200', 'unsent unauthorised'])
  expect(meter(LAMPS)?.why).toBeNull()
})

test('what moves is told for the accounts that share it, and kept', async () => {
  const { clock, door, ask, told, kept } = aHouse()
  await door(CHAIRS)
  await door(TABLES, 'k2')

  await ask(await door(LAMPS))
  await clock.advance(3_000)

  expect(told).toEqual([{ kind: 'quota', ids: [CHAIRS, LAMPS] }])
  expect(kept).toEqual([{ credentialKey: 'k1', dayStartsAt: TODAY, used: 1, otherDays: [], calls: HINT.calls, stop: null }])
})

test('a close lets everybody go, keeps what is not kept yet, and leaves no timer', async () => {
  const { clock, quotas, door, ask, kept, calls, told } = aHouse()
  const [lamps, tables] = [await door(LAMPS), await door(TABLES, 'k2')]
  await ask(tables)
  const asked = Array.from({ length: 60 }, () => ask(lamps))
  await clock.advance(0)
  await ask(tables)

  const before = told.length
  await quotas.close()
  const outcomes = (await Promise.all(asked)).map(wordOf)
  const afterwards = await ask(tables)
  await clock.advance(60_000)

  expect(outcomes.filter(word => word === 'unsent cancelled')).toHaveLength(10)
  expect(wordOf(afterwards)).toBe('unsent cancelled')
  expect(kept.map(({ credentialKey, used }) => [credentialKey, used])).toEqual([['k1', 50], ['k2', 2]])
  expect([calls(), told.length, clock.sleepers()]).toEqual([52, before, 0])
})

test('a close waits for a credential that is only just being read', async () => {
  const { clock, quotas, door, hold, ask } = aHouse()
  const release = hold()
  const opening = door(LAMPS)
  let isClosed = false

  const closing = quotas.close().then(() => (isClosed = true))
  await clock.advance(1_000)
  const early = isClosed
  release()
  await closing

  expect(early).toBe(false)
  expect(wordOf(await ask(await opening))).toBe('unsent cancelled')
})
