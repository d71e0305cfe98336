import { expect, test } from 'vitest'
import type { Comparison } from '#app/domain/comparison.ts'
import { conversationId } from '#app/domain/ids.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { createComparing } from './comparing.ts'

const EVENTS = { hasEvents: true, wasAway: false }
const ONE = conversationId(ACCOUNT, 'c1')
const TWO = conversationId(ACCOUNT, 'c2')

function aComparing() {
  const told: Comparison[] = []
  const clock = aClock()
  const comparing = createComparing({ id: ACCOUNT, clock, onCompared: comparison => void told.push(comparison) })
  return { comparing, told, clock }
}

test('a comparison that has found nothing to fetch ends with its list', () => {
  const { comparing, told, clock } = aComparing()

  const listing = comparing.began('thorough')
  comparing.settle(EVENTS)
  expect(told).toEqual([])
  listing.listed(false)
  comparing.settle(EVENTS)
  comparing.settle(EVENTS)

  expect(told).toEqual([{ accountId: ACCOUNT, at: clock.now(), isAfterBreak: false, recovered: 0, unknown: 0, isCutShort: false }])
})

test('it ends when the last thread of its list was fetched', () => {
  const { comparing, told } = aComparing()
  const listing = comparing.began('afterBreak')
  comparing.wants(ONE)
  listing.listed(false)

  comparing.fetched(TWO)
  comparing.found(2)
  comparing.settle(EVENTS)
  expect(told).toEqual([])
  comparing.fetched(ONE)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ isAfterBreak: true, recovered: 2 }])
})

test('a thread that is not given out is told as unknown, once, and only if the list had spoken of it', () => {
  const { comparing, told } = aComparing()
  const listing = comparing.began('afterBreak')
  comparing.wants(ONE)
  comparing.refused(ONE)
  comparing.refused(ONE)
  comparing.refused(TWO)
  listing.listed(true)

  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ unknown: 1, isCutShort: true }])
})

test('one that begins before the other has ended goes on with it, break and all', () => {
  const { comparing, told } = aComparing()
  comparing.began('afterBreak').listed(false)
  comparing.found(1)
  const listing = comparing.began('usual')
  comparing.found(2)
  comparing.settle(EVENTS)
  expect(told).toEqual([])

  listing.listed(false)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ isAfterBreak: true, recovered: 3 }])
})

test('a list that was asked for before the break ends nothing', () => {
  const { comparing, told } = aComparing()
  const before = comparing.began('thorough')
  const after = comparing.began('afterBreak')

  before.listed(false)
  comparing.settle(EVENTS)
  expect(told).toEqual([])
  after.listed(false)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ isAfterBreak: true }])
})

test('one that believed the events and found nothing says nothing, and does not add to the next', () => {
  const { comparing, told } = aComparing()
  comparing.began('usual').listed(false)
  comparing.settle(EVENTS)
  expect(told).toEqual([])

  comparing.began('usual').listed(false)
  comparing.found(1)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ recovered: 1, isAfterBreak: false }])
})

test('what is found between two comparisons belongs to neither', () => {
  const { comparing, told } = aComparing()
  comparing.found(5)
  const listing = comparing.began('thorough')
  listing.listed(false)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ recovered: 0 }])
})

test('where there are no events nothing counts as recovered, and nothing as a break, while asking goes on', () => {
  const { comparing, told } = aComparing()
  const listing = comparing.began('afterBreak')
  comparing.found(4)
  listing.listed(false)

  comparing.settle({ hasEvents: false, wasAway: false })

  expect(told).toMatchObject([{ isAfterBreak: false, recovered: null }])
})

test('where there are no events, what came while nobody could ask is recovered', () => {
  const { comparing, told } = aComparing()
  const listing = comparing.began('afterBreak')
  comparing.found(4)
  listing.listed(false)

  expect(comparing.settle({ hasEvents: false, wasAway: true })).toBe(true)

  expect(told).toMatchObject([{ isAfterBreak: true, recovered: 4 }])
})

test('what was recovered where there are no events stays to be read for an hour', async () => {
  const { comparing, told, clock } = aComparing()
  const ask = (wasAway: boolean) => {
    const listing = comparing.began('afterBreak')
    if (wasAway) comparing.found(4)
    listing.listed(false)
    return comparing.settle({ hasEvents: false, wasAway })
  }
  ask(true)
  await clock.advance(59 * 60_000)
  ask(false)
  expect(told).toMatchObject([{ recovered: 4 }])
  await clock.advance(60_000)
  ask(false)

  expect(told).toMatchObject([{ recovered: 4 }, { recovered: null }])
})

test('one that left a part of a thread for later says that it was cut short, though its list was not', () => {
  const { comparing, told } = aComparing()
  const listing = comparing.began('afterBreak')
  comparing.cutShort()
  listing.listed(false)
  comparing.settle(EVENTS)

  comparing.began('thorough').listed(false)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ isCutShort: true }, { isCutShort: false }])
})

test('what was left for later and never given out is told as unknown by the next that is told, once', () => {
  const { comparing, told } = aComparing()
  comparing.leftOut()
  comparing.began('usual').listed(false)
  comparing.settle(EVENTS)

  comparing.began('thorough').listed(false)
  comparing.settle(EVENTS)

  expect(told).toMatchObject([{ unknown: 1 }, { unknown: 0 }])
})
