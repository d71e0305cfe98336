import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import { paced } from './paced.ts'
import { inLane } from './quota-lane.ts'
import { createQuota } from './quota.ts'

const REQUEST: HttpRequest = { method: 'GET', url: new URL('https://service.test/one') }

const answer = (status: number, headers: Record<string, string> = {}): HttpOutcome =>
  ({ reached: 'answer', reply: { status, headers: new Headers(headers), body: { type: 'none' } } })

/** A door with a quota before it, and a service behind it that gives these outcomes one after the other, then 200. */
function aPacedDoor(...outcomes: HttpOutcome[]) {
  const clock = aClock()
  const quota = createQuota({ clock, random: () => 0 })
  const seen: HttpRequest[] = []
  const service: Http = {
    reaches: url => url.host === 'service.test',
    send: request => {
      seen.push(request)
      return Promise.resolve(outcomes.shift() ?? answer(200))
    },
  }
  return { clock, quota, seen, door: paced(service, { quota, clock }) }
}

test('a call goes through unchanged, and counts in the lane it was put in', async () => {
  const { door, quota, seen } = aPacedDoor(answer(204))

  const outcome = await inLane('openThread', () => door.send(REQUEST))

  expect(outcome).toEqual(answer(204))
  expect(seen).toEqual([REQUEST])
  expect(quota.meter().granted).toEqual({ send: 0, openThread: 1, list: 0, backfill: 0 })
})

test('the paced door leads where the door leads', () => {
  const { door } = aPacedDoor()

  expect(door.reaches(new URL('https://service.test/'))).toBe(true)
  expect(door.reaches(new URL('https://elsewhere.test/'))).toBe(false)
})

test.each([420, 423, 429])('after a %i nothing reaches the service before the hour it named', async status => {
  const { clock, door, seen } = aPacedDoor(answer(status, { 'retry-after': '20' }))
  const until = clock.now() + 20_000

  const told = await door.send(REQUEST)
  const refused = await inLane('send', () => door.send(REQUEST))
  await clock.advance(19_999)
  await door.send(REQUEST)
  await clock.advance(1)
  const after = await inLane('send', () => door.send(REQUEST))

  expect(told).toMatchObject({ reached: 'answer', reply: { status } })
  expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'rateLimited', until } })
  expect(after).toEqual(answer(200))
  expect(seen).toHaveLength(2)
})

test.each(['unsent', 'unknown'] as const)('when a call ends %s, the background is held back until something gets through', async reached => {
  const { door, seen } = aPacedDoor({ reached, failure: { kind: 'offline' } })

  await door.send(REQUEST)
  const background = await inLane('backfill', () => door.send(REQUEST))
  const reply = await inLane('send', () => door.send(REQUEST))
  const after = await inLane('backfill', () => door.send(REQUEST))

  expect(background).toEqual({ reached: 'unsent', failure: { kind: 'offline' } })
  expect([reply, after]).toEqual([answer(200), answer(200)])
  expect(seen).toHaveLength(3)
})

test('an error of the service is an answer: it holds nobody back', async () => {
  const { door, seen } = aPacedDoor(answer(500), answer(401))

  await door.send(REQUEST)
  await door.send(REQUEST)
  await inLane('backfill', () => door.send(REQUEST))

  expect(seen).toHaveLength(3)
})

test('a call that is given up while it waits was provably not sent', async () => {
  const { clock, door, seen } = aPacedDoor()
  const giveUp = new AbortController()
  for (let n = 0; n < 6; n += 1) void door.send(REQUEST)
  const waiting = door.send({ ...REQUEST, signal: giveUp.signal })
  await clock.advance(0)

  giveUp.abort()

  expect(await waiting).toEqual({ reached: 'unsent', failure: { kind: 'cancelled' } })
  expect(seen).toHaveLength(6)
})
