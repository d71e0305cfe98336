import { expect, test } from 'vitest'
import { MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { at } from '#main/testing/builders.ts'
import { judgeLook, type Look } from './second-look.ts'

const aLook = (said: Partial<Look> = {}): Look => ({ updatedAt: at(100_000), newestAt: at(100_000), at: at(101_000), count: 1, isLast: false, ...said })

test('a thread that shows the item which moved its conversation is compared', () => {
  expect(judgeLook(aLook())).toEqual({ type: 'compared' })
})

test.each([['another item', at(50_000)], ['none', null]])('one that shows %s is looked at twice more, and then left to the next comparison', (_, newestAt) => {
  const looks = [1, 2, 3].map(count => judgeLook(aLook({ newestAt, count })))

  expect(looks).toEqual([{ type: 'again', inMs: 15 * SECOND_MS }, { type: 'again', inMs: MINUTE_MS }, { type: 'leftToNext' }])
  expect(judgeLook(aLook({ newestAt, isLast: true }))).toEqual({ type: 'compared' })
})

test('one whose newest item is of the same moment is looked at once more, since there may have been two', () => {
  const looks = [1, 2].map(count => judgeLook(aLook({ newestAt: at(98_000), count })))

  expect(looks).toEqual([{ type: 'again', inMs: 15 * SECOND_MS }, { type: 'compared' }])
})

test('what changed long ago no read is behind of: a second look at once would tell no more than the first', () => {
  const later = at(100_000 + 10 * MINUTE_MS)

  expect(judgeLook(aLook({ newestAt: at(99_000), at: later }))).toEqual({ type: 'compared' })
  expect(judgeLook(aLook({ newestAt: at(50_000), at: later }))).toEqual({ type: 'leftToNext' })
  expect(judgeLook(aLook({ newestAt: at(50_000), at: later, count: 2 }))).toEqual({ type: 'compared' })
})
