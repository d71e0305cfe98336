import { expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { slotAt } from './call-window.ts'
import { boundOf, nextLane, turnAt, type Shares } from './next-turn.ts'
import { QUOTA_LANES } from './quota-lane.ts'

const at = (ms: number) => epochMs(1_000_000 + ms)
const since = (ms: number) => ({ since: at(ms), lastTurnAt: null })
const held = (count: number) => Array.from({ length: count }, () => slotAt(at(0), 1_000))
const shares = (said: Partial<Shares> = {}): Shares => ({ slots: [], calls: 50, allowance: null, ramp: null, reaching: null, isFeeling: false, ...said })
const mayGo = (said: Partial<Shares>, isAged = false) => QUOTA_LANES.filter(lane => (turnAt({ lane, isAged }, shares(said), at(0)) ?? Infinity) <= at(0))

test('a fifth is kept for what is sent, a tenth more for the open thread, and nobody is left with nothing', () => {
  expect(QUOTA_LANES.map(lane => boundOf(lane, 50))).toEqual([50, 40, 35, 35])
  expect(QUOTA_LANES.map(lane => boundOf(lane, 8))).toEqual([8, 6, 5, 5])
  expect(QUOTA_LANES.map(lane => boundOf(lane, 1))).toEqual([1, 1, 1, 1])
})

test('the most urgent goes first', () => {
  const line = [{ lane: 'backfill', ...since(0) }, { lane: 'list', ...since(1) }, { lane: 'openThread', ...since(2) }] as const

  expect(nextLane(line, at(10))).toEqual({ lane: 'openThread', isAged: false })
  expect(nextLane([], at(10))).toBeNull()
})

test('whoever has waited for most of a minute goes before all, once', () => {
  const line = [{ lane: 'send', ...since(49_000) }, { lane: 'backfill', ...since(0) }] as const
  const afterwards = [line[0], { lane: 'backfill', since: at(0), lastTurnAt: at(50_000) }] as const

  expect(nextLane(line, at(49_999))?.lane).toBe('send')
  expect(nextLane(line, at(50_000))).toEqual({ lane: 'backfill', isAged: true })
  expect(nextLane(afterwards, at(50_001))?.lane).toBe('send')
})

test('each lane fills its part of the window and waits for the first place of it', () => {
  expect(mayGo({ slots: held(34) })).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(mayGo({ slots: held(35) })).toEqual(['send', 'openThread'])
  expect(mayGo({ slots: held(40) })).toEqual(['send'])
  expect(mayGo({ slots: held(50) })).toEqual([])
  expect(mayGo({ slots: held(49) }, true)).toEqual(['send', 'openThread', 'list', 'backfill'])
})

test('while one call feels whether we may go on, nobody else goes', () => {
  expect(turnAt({ lane: 'send', isAged: false }, shares({ isFeeling: true }), at(0))).toBeNull()
})

test('coming back from long away, ten go in the first seconds, with the same parts', () => {
  const ramp = (went: number) => ({ ramp: { since: at(0), until: at(5_000), went } })

  expect(mayGo(ramp(6))).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(mayGo(ramp(7))).toEqual(['send', 'openThread'])
  expect(mayGo(ramp(10))).toEqual([])
  expect(turnAt({ lane: 'send', isAged: false }, shares(ramp(10)), at(0))).toBe(at(5_000))
})

test('to a service that was not heard of for long no more are on their way than go at first, and an answer is waited for', () => {
  expect(mayGo({ reaching: 0 })).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(mayGo({ reaching: 7 })).toEqual(['send', 'openThread'])
  expect(mayGo({ reaching: 9 })).toEqual(['send'])
  expect(mayGo({ reaching: 10 }, true)).toEqual([])
  expect(turnAt({ lane: 'send', isAged: false }, shares({ reaching: 10 }), at(0))).toBeNull()
})

test('of what the service says is left the background leaves most alone, and a reply is never held back by it', () => {
  const allowance = (left: number, limit: number | null = 100) => ({ allowance: { left, limit, until: at(9_000) } })

  expect(mayGo(allowance(31))).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(mayGo(allowance(30))).toEqual(['send', 'openThread'])
  expect(mayGo(allowance(20))).toEqual(['send'])
  expect(mayGo(allowance(0))).toEqual(['send'])
  // Our own calls count it down further while answers are on their way, or never come.
  expect(mayGo(allowance(-7))).toEqual(['send'])
  expect(mayGo(allowance(1, null))).toEqual(['send', 'openThread', 'list', 'backfill'])
  expect(mayGo({ allowance: { left: 0, limit: 100, until: at(0) } })).toEqual(['send', 'openThread', 'list', 'backfill'])
})
