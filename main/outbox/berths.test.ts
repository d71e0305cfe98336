import { expect, test } from 'vitest'
import { createBerths } from './berths.ts'

const tick = () => new Promise<void>(resolve => setImmediate(resolve))

test('as many as there are places go at once, the others one by one as places are given back', async () => {
  const berths = createBerths(2)
  const inside: string[] = []
  const leaves = new Map<string, () => void>()
  for (const name of ['a', 'b', 'c', 'd']) {
    void berths.take('one').then(leave => {
      inside.push(name)
      leaves.set(name, () => leave?.())
    })
  }
  await tick()
  expect(inside).toEqual(['a', 'b'])

  leaves.get('b')?.()
  await tick()
  expect(inside).toEqual(['a', 'b', 'c'])

  leaves.get('a')?.()
  leaves.get('c')?.()
  await tick()
  expect(inside).toEqual(['a', 'b', 'c', 'd'])
})

test('each key has places of its own', async () => {
  const berths = createBerths(1)
  await berths.take('one')

  await expect(berths.take('two')).resolves.toBeTypeOf('function')
})

test('a place that was given back can be taken again', async () => {
  const berths = createBerths(1)
  const leave = await berths.take('one')
  leave?.()

  const again = await berths.take('one')
  let isThird = false
  void berths.take('one').then(() => (isThird = true))
  await tick()

  expect(isThird).toBe(false)
  again?.()
  await tick()
  expect(isThird).toBe(true)
})

test('who gives up waiting takes no place, and keeps nobody from one', async () => {
  const berths = createBerths(1)
  const leave = await berths.take('one')
  const giveUp = new AbortController()
  const given = berths.take('one', giveUp.signal)
  const next = berths.take('one')

  giveUp.abort()
  leave?.()

  expect(await given).toBeNull()
  expect(await next).toBeTypeOf('function')
})
