import { expect, test } from 'vitest'
import { createQuota } from './quota.ts'
import { paced } from './paced.ts'
import { inLane } from './quota-lane.ts'
import { whileWanted } from './wanted.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import { aDoor, anAnswer, HINT, LOST, NOTHING_LEFT, wordOf } from './testing/a-door.ts'

test('a call goes through unchanged, and counts in the lane it was put in', async () => {
  const { ask, quota, answers, seen } = aDoor()
  answers(anAnswer(204))

  const outcome = await ask('openThread')

  expect(outcome).toEqual(anAnswer(204))
  expect(seen).toHaveLength(1)
  expect(quota.meter().granted).toEqual({ send: 0, openThread: 1, list: 0, backfill: 0 })
})

test('the paced door leads where the door leads', () => {
  const { door } = aDoor()

  expect(door.reaches(new URL('https://service.test/'))).toBe(true)
  expect(door.reaches(new URL('https://elsewhere.test/'))).toBe(false)
})

test.each([420, 423, 429])('after a %i nothing reaches the service before the hour it named, and everybody is told the same hour', async status => {
  const { clock, ask, answers, seen } = aDoor()
  answers(anAnswer(status, { 'retry-after': '20' }))
  const until = clock.now() + 20_000

  const told = await ask('list')
  const refused = await ask('send')
  await clock.advance(19_999)
  await ask('list')
  await clock.advance(1)
  const after = await ask('send')

  expect(told).toMatchObject({ reached: 'answer', reply: { status, stoppedUntil: until } })
  expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'rateLimited', until } })
  expect(after).toEqual(anAnswer())
  expect(seen).toHaveLength(2)
})

test.each([NOTHING_LEFT, LOST])('when a call ends $reached, the background is held back until something gets through', async outcome => {
  const { ask, answers, seen } = aDoor()
  answers(outcome)

  await ask('list')
  const background = await ask('backfill')
  const reply = await ask('send')
  const after = await ask('backfill')

  expect(background).toEqual(NOTHING_LEFT)
  expect([reply, after].map(wordOf)).toEqual(['200', '200'])
  expect(seen).toHaveLength(3)
})

test('a call that is given up while it waits was provably not sent', async () => {
  const { ask, saturate, seen } = aDoor()
  const giveUp = new AbortController()
  await Promise.all(saturate('list', 35))
  const waiting = ask('list', { signal: giveUp.signal })

  giveUp.abort()

  expect(await waiting).toEqual({ reached: 'unsent', failure: { kind: 'cancelled' } })
  expect(seen).toHaveLength(35)
})

test('the read that finds out whether a host is well goes with the credential of what waits, and with no other', async () => {
  const clock = aClock()
  const quota = createQuota({ clock, random: () => 0, hint: HINT })
  const seen: HttpRequest[] = []
  const outcomes: HttpOutcome[] = [anAnswer(), ...Array.from({ length: 5 }, () => LOST)]
  const door = paced({ reaches: () => true, send: async request => (seen.push(request), outcomes.shift() ?? anAnswer()) }, { quota })
  const [url, asking] = [new URL('https://service.test/'), (method: 'GET' | 'POST', key: string) => ({ method, url, headers: { authorization: key } })]
  const send = (request: HttpRequest) => inLane('send', () => door.send(request))
  await send(asking('GET', 'old'))
  for (let doubt = 0; doubt < 5; doubt += 1) await send(asking('POST', 'old'))
  await clock.advance(60_000)
  const before = seen.length

  await send({ ...asking('POST', 'new'), headers: { authorization: 'new', 'content-type': 'multipart/form-data' }, body: 'x' })

  expect(seen.slice(before)).toMatchObject([{ method: 'GET', headers: { authorization: 'new' } }, { method: 'POST' }])
  expect(seen[before]).not.toHaveProperty('body')
  expect(Object.keys(seen[before]?.headers ?? {})).toEqual(['authorization'])
})

test('a door that breaks costs its own call and no other', async () => {
  const clock = aClock()
  const quota = createQuota({ clock, random: () => 0, hint: { ...HINT, calls: 1, mostCalls: 1 } })
  const door = paced({ reaches: () => true, send: () => Promise.reject(new Error('a bug')) }, { quota })
  const request = { method: 'GET', url: new URL('https://service.test/') } as const

  await expect(door.send(request)).rejects.toThrow('a bug')
  await clock.advance(1_000)

  expect((await quota.take({ lane: 'send', host: 'service.test', isRead: true })).ok).toBe(true)
})

test('who is not wanted any more gives up his place in line, and was not sent', async () => {
  const { clock, ask, seen, quota } = aDoor({ hint: { ...HINT, calls: 1, mostCalls: 1 } })
  const unwanted = new AbortController()
  await ask('send')
  const waiting = whileWanted(unwanted.signal, () => ask('send'))
  const other = ask('send')
  await clock.advance(0)

  unwanted.abort()

  expect(wordOf(await waiting)).toBe('unsent cancelled')
  await clock.advance(1_000)
  expect(wordOf(await other)).toBe('200')
  expect([seen.length, quota.meter().waiting.send]).toEqual([2, 0])
})

test('who is not wanted any more in the moment of his turn gives it back', async () => {
  const { clock, quota, ask, seen } = aDoor({ hint: { ...HINT, calls: 1, mostCalls: 1 } })
  const unwanted = new AbortController()
  const asked = whileWanted(unwanted.signal, () => ask('send'))
  unwanted.abort()

  expect(wordOf(await asked)).toBe('unsent cancelled')
  expect(wordOf(await ask('send'))).toBe('200')
  await clock.advance(0)
  expect([seen.length, quota.record().used]).toEqual([1, 1])
})

test('whose request has begun is not cut when he is not wanted any more', async () => {
  let arrive = (_outcome: HttpOutcome): void => {}
  const { clock, ask } = aDoor({ serve: () => new Promise(resolve => (arrive = resolve)) })
  const unwanted = new AbortController()
  const asked = whileWanted(unwanted.signal, () => ask('send'))
  await clock.advance(0)

  unwanted.abort()
  arrive(anAnswer())

  expect(wordOf(await asked)).toBe('200')
})
