import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

const tick = () => new Promise<void>(resolve => setImmediate(resolve))

test('work on one thing never overlaps and keeps its order', async () => {
  const inTurn = oneAtATime()
  const seen: string[] = []
  const work = (name: string) => inTurn('one', async () => {
    seen.push(`${name} begins`)
    await tick()
    seen.push(`${name} ends`)
  })

  await Promise.all([work('a'), work('b')])

  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('work on two things goes side by side', async () => {
  const inTurn = oneAtATime()
  const seen: string[] = []
  const work = (key: string) => inTurn(key, async () => {
    seen.push(`${key} begins`)
    await tick()
    seen.push(`${key} ends`)
  })

  await Promise.all([work('a'), work('b')])

  expect(seen.slice(0, 2)).toEqual(['a begins', 'b begins'])
})

test('work that throws tells its caller and holds nobody up', async () => {
  const inTurn = oneAtATime()
  const broken = inTurn('one', () => Promise.reject(new Error('planted')))
  const next = inTurn('one', () => Promise.resolve('done'))

  await expect(broken).rejects.toThrow('planted')
  expect(await next).toBe('done')
})
