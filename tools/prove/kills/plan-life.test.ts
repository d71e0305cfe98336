import { expect, test } from 'vitest'
import { aRandom } from '#main/outbox/testing/a-random.ts'
import { planLife } from './plan-life.ts'

const plansOf = (seed: number, lives: number, wanted: readonly string[] = []) => Array.from({ length: lives }, (_, nth) => planLife({ random: aRandom(seed), seed, nth: nth + 1, lives, wanted }))

test('four chains of a taste come by every deed', () => {
  const deeds = new Set([1, 2, 3, 4].flatMap(seed => plansOf(seed, 16)).flatMap(({ deed }) => deed ?? []))

  expect(deeds).toEqual(new Set(['migrate', 'checkpoint', 'remove', 'quit', 'setClock', 'second', 'suspend']))
})

test('the first lives of a chain are those after an update, and no later one is', () => {
  expect(plansOf(1, 16).map(({ deed }) => deed === 'migrate')).toEqual([true, true, ...Array.from({ length: 14 }, () => false)])
})

test('where only some points are wanted, lives end at these', () => {
  const plans = plansOf(1, 8, ['inUpload', 'second']).slice(2)

  expect(new Set(plans.map(({ doom, deed }) => doom?.point ?? deed))).toEqual(new Set(['inUpload', 'second']))
})
