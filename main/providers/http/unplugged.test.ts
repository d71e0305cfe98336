import { expect, test } from 'vitest'
import type { HttpOutcome } from './http.ts'
import { unplugged } from './unplugged.ts'

const REQUEST = { method: 'POST', url: new URL('http://127.0.0.1/') } as const
const ANSWER: HttpOutcome = { reached: 'answer', reply: { status: 200, headers: new Headers(), body: { type: 'none' } } }

test('while the cable is out nothing leaves, and provably so', async () => {
  let isOut = true
  let left = 0
  const door = unplugged({ reaches: () => true, send: async () => ((left += 1), ANSWER) }, () => isOut)

  expect(await door.send(REQUEST)).toEqual({ reached: 'unsent', failure: { kind: 'offline' } })
  expect(left).toBe(0)
  isOut = false
  expect(await door.send(REQUEST)).toBe(ANSWER)
})
