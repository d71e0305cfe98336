import { expect, test } from 'vitest'
import type { Comparison } from '#app/domain/comparison.ts'
import { conversationId } from '#app/domain/ids.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { createComparing } from './comparing.ts'

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

  comparing.began(false)
  comparing.settle(true)
  expect(told).toEqual([])
  comparing.listed(false)
  comparing.settle(true)
  comparing.settle(true)

  expect(told).toEqual([{ accountId: ACCOUNT, at: clock.now(), isAfterBreak: false, recovered: 0, unknown: 0, isCutShort: false }])
})

test('it ends when the last thread of its list was fetched', () => {
  const { comparing, told } = aComparing()
  comparing.began(true)
  comparing.wants(ONE)
  comparing.listed(false)

  comparing.fetched(TWO)
  comparing.found(2)
  comparing.settle(true)
  expect(told).toEqual([])
  comparing.fetched(ONE)
  comparing.settle(true)

  expect(told).toMatchObject([{ isAfterBreak: true, recovered: 2 }])
})

test('a thread that is not given out is told as unknown, once, and only if the list had spoken of it', () => {
  const { comparing, told } = aComparing()
  comparing.began(true)
  comparing.wants(ONE)
  comparing.refused(ONE)
  comparing.refused(ONE)
  comparing.refused(TWO)
  comparing.listed(true)

  comparing.settle(true)

  expect(told).toMatchObject([{ unknown: 1, isCutShort: true }])
})

test('one that begins before the other has ended goes on with it, break and all', () => {
  const { comparing, told } = aComparing()
  comparing.began(true)
  comparing.found(1)
  comparing.listed(false)
  comparing.began(false)
  comparing.found(2)
  comparing.settle(true)
  expect(told).toEqual([])

  comparing.listed(false)
  comparing.settle(true)

  expect(told).toMatchObject([{ isAfterBreak: true, recovered: 3 }])
})

test('what is found between two comparisons belongs to neither', () => {
  const { comparing, told } = aComparing()
  comparing.found(5)
  comparing.began(false)
  comparing.listed(false)
  comparing.settle(true)

  expect(told).toMatchObject([{ recovered: 0 }])
})

test('where there are no events nothing counts as recovered, and nothing as a break', () => {
  const { comparing, told } = aComparing()
  comparing.began(true)
  comparing.found(4)
  comparing.listed(false)

  comparing.settle(false)

  expect(told).toMatchObject([{ isAfterBreak: false, recovered: null }])
})
