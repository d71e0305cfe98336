import { expect, test } from 'vitest'
import { createDice } from './dice.ts'
import { tellStory, type Story } from './story.ts'

const isAssigned = ({ lines }: Story) => lines.some(line => line.kind === 'event' && line.what === 'assigned')

test('only what somebody has was ever assigned', () => {
  const dice = createDice(7)
  const stories = Array.from({ length: 600 }, (_, nth) => tellStory({ dice, now: Date.UTC(2026, 4, 6), operators: 4, brand: 'lamps' }, nth))

  expect(stories.filter(story => story.operator === null).filter(isAssigned)).toEqual([])
  expect(stories.filter(story => story.operator === null).length).toBeGreaterThan(10)
  expect(stories.filter(isAssigned).length).toBeGreaterThan(10)
})
