import { expect, test } from 'vitest'
import { inLane, laneNow, QUOTA_LANES } from './quota-lane.ts'

const deepInside = async () => {
  await Promise.resolve()
  return laneNow()
}

test('work that nobody put in a lane is taken for the list', async () => {
  expect(await deepInside()).toBe('list')
})

test.each(QUOTA_LANES)('a call deep inside of work finds the lane %s that the work was put in', async lane => {
  expect(await inLane(lane, deepInside)).toBe(lane)
})

test('the innermost lane counts, and ends with its work', async () => {
  const lanes = await inLane('backfill', async () => [await inLane('send', deepInside), await deepInside()])

  expect(lanes).toEqual(['send', 'backfill'])
})

test('two pieces of work side by side keep their own lanes', async () => {
  const lanes = await Promise.all([inLane('send', deepInside), inLane('backfill', deepInside), deepInside()])

  expect(lanes).toEqual(['send', 'backfill', 'list'])
})
