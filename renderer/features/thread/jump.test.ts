import { expect, test } from 'vitest'
import { jumpOf, MOST_ITEMS, type JumpFacts } from './jump.ts'

const facts = (known: Partial<JumpFacts>): JumpFacts => ({ place: 300, isDrawn: false, limit: 60, isAnswered: true, ...known })

test.each([
  ['waits until its place is known', { place: undefined }, { to: 'wait' }],
  ['waits for its place also when it is drawn', { place: undefined, isDrawn: true }, { to: 'wait' }],
  ['shows what is drawn', { isDrawn: true }, { to: 'show' }],
  ['loads as far as it lies back, and some more', { place: 300, limit: 60 }, { to: 'load', limit: 341 }],
  ['the first that is not drawn any more has to be loaded', { place: 60, limit: 60 }, { to: 'load', limit: 101 }],
  ['never asks for more than may be asked for', { place: MOST_ITEMS - 1 }, { to: 'load', limit: MOST_ITEMS }],
  ['says that something lies too far back', { place: MOST_ITEMS }, { to: 'tooFar' }],
  ['waits for the answer that holds it', { place: 59, isAnswered: false }, { to: 'wait' }],
  ['says that it went while it was asked for', { place: 59 }, { to: 'gone' }],
  ['says that it is not stored', { place: null }, { to: 'gone' }],
] as const)('%s', (_, known, jump) => {
  expect(jumpOf(facts(known))).toEqual(jump)
})

test('every way to an item comes to an end', () => {
  for (const place of [0, 59, 60, 61, 5_000, MOST_ITEMS - 1]) {
    const first = jumpOf(facts({ place }))
    const limit = first.to === 'load' ? first.limit : 60
    expect(jumpOf(facts({ place, limit, isDrawn: limit > place }))).toEqual({ to: limit > place ? 'show' : 'gone' })
  }
})
