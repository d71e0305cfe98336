import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { at } from '#main/testing/builders.ts'
import { createDueSet } from './due-set.ts'

function aDueSet() {
  const clock = aClock()
  return { clock, set: createDueSet<string>({ clock, quietMs: 700, atMostMs: 4_000 }) }
}

test('a thing is due once it has been quiet for a moment', async () => {
  const { clock, set } = aDueSet()
  set.want('a')
  expect(set.due()).toEqual([])

  await clock.advance(700)

  expect(set.due()).toEqual(['a'])
})

test('ten events about one thing are one question, after the last of them', async () => {
  const { clock, set } = aDueSet()
  for (let count = 0; count < 5; count += 1) {
    set.want('a')
    await clock.advance(500)
  }
  expect(set.due()).toEqual([])

  await clock.advance(200)

  expect(set.due()).toEqual(['a'])
})

test('what is never quiet is due after a while all the same', async () => {
  const { clock, set } = aDueSet()
  for (let count = 0; count < 8; count += 1) {
    set.want('a')
    await clock.advance(500)
  }

  expect(set.due()).toEqual(['a'])
})

test('it says when the first is due, and null when nothing waits', async () => {
  const { clock, set } = aDueSet()
  expect(set.nextAt()).toBeNull()
  set.want('a')
  await clock.advance(100)
  set.want('b')

  expect(set.nextAt()).toBe(at(700))
})

test('what is postponed is not due before its time', async () => {
  const { clock, set } = aDueSet()
  set.postpone('a', 10_000)
  await clock.advance(9_999)
  expect(set.due()).toEqual([])

  await clock.advance(1)

  expect(set.due()).toEqual(['a'])
})

test('what is dropped does not come back, and what is wanted anew does', async () => {
  const { clock, set } = aDueSet()
  set.want('a')
  set.drop('a')
  await clock.advance(1_000)
  expect(set.nextAt()).toBeNull()

  set.want('a')

  expect(set.nextAt()).toBe(at(1_700))
})

test('the soonest comes first', async () => {
  const { clock, set } = aDueSet()
  set.postpone('late', 900)
  set.want('soon')
  await clock.advance(1_000)

  expect(set.due()).toEqual(['soon', 'late'])
})
