import { expect, test } from 'vitest'
import { fail, ok, type Result } from '#app/result.ts'
import type { Page } from '#main/providers/provider.ts'
import { allPages, walkPages } from './walk-pages.ts'

const pageOf = (items: readonly number[], next: string | null): Page<number> => ({ items, unreadable: [], next })
const threePages: Readonly<Record<string, Page<number>>> = { first: pageOf([1, 2], 'b'), b: pageOf([3, 4], 'c'), c: pageOf([5], null) }
const ask = async (cursor: string | null): Promise<Result<Page<number>>> => ok(threePages[cursor ?? 'first'] ?? pageOf([], null))

test('pages are walked to their end, each handed on as it comes', async () => {
  const kept: number[][] = []

  const end = await walkPages({ from: null, maxPages: 10 }, ask, async page => {
    kept.push([...page.items])
    return ok(null)
  })

  expect(kept).toEqual([[1, 2], [3, 4], [5]])
  expect(end).toEqual(ok(null))
})

test('a walk that stops early says where it would go on', async () => {
  expect(await walkPages({ from: 'b', maxPages: 1 }, ask, async () => ok(null))).toEqual(ok('c'))
})

test('a service that names the same page as the next one does not hold us for ever', async () => {
  let asked = 0
  const same = async () => {
    asked += 1
    return ok(pageOf([asked], 'b'))
  }

  expect(await walkPages({ from: null, maxPages: 100 }, same, async () => ok(null))).toEqual(ok(null))
  expect(asked).toBe(2)
})

test('a page that fails ends the walk, and the ones before it are kept', async () => {
  const kept: number[] = []
  const failing = async (cursor: string | null) => (cursor === 'b' ? fail({ kind: 'offline' }) : ask(cursor))

  const end = await walkPages({ from: null, maxPages: 10 }, failing, async page => {
    kept.push(...page.items)
    return ok(null)
  })

  expect(end).toEqual(fail({ kind: 'offline' }))
  expect(kept).toEqual([1, 2])
})

test('what cannot be kept ends the walk', async () => {
  expect(await walkPages({ from: null, maxPages: 10 }, ask, async () => fail({ kind: 'diskFull' }))).toEqual(fail({ kind: 'diskFull' }))
})

test('a short list comes whole, or not at all', async () => {
  expect(await allPages(10, ask)).toEqual(ok([1, 2, 3, 4, 5]))
  expect(await allPages(10, async cursor => (cursor === 'c' ? fail({ kind: 'offline' }) : ask(cursor)))).toEqual(fail({ kind: 'offline' }))
})
