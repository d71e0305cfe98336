import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createTurns } from './turns.ts'

test('work on one thing waits for the work before it', async () => {
  const clock = aClock()
  const inTurn = createTurns<string>()
  const order: string[] = []

  const one = inTurn('a', async () => {
    await clock.sleep(1_000)
    order.push('first')
  })
  const two = inTurn('a', async () => order.push('second'))
  await clock.advance(1_000)
  await Promise.all([one, two])

  expect(order).toEqual(['first', 'second'])
})

test('work on another thing does not wait', async () => {
  const clock = aClock()
  const inTurn = createTurns<string>()
  void inTurn('a', () => clock.sleep(1_000))

  await expect(inTurn('b', async () => 'done')).resolves.toBe('done')
})

test('work that throws tells whoever asked for it, and the next goes on', async () => {
  const inTurn = createTurns<string>()
  const failing = inTurn('a', () => Promise.reject(new Error('ours')))
  const next = inTurn('a', async () => 'done')

  await expect(failing).rejects.toThrow('ours')
  await expect(next).resolves.toBe('done')
})
