import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'

test('the call after the last of the minute is 429, and the next minute is free again', async () => {
  const { simulator, clock } = await aSampleAccount()
  simulator.quota.change({ callsPerMinute: 2 })
  const first = await call(simulator, 'GET /v2/agents')
  clock.advance(20_000)
  await call(simulator, 'GET /v2/agents')
  const third = await call(simulator, 'GET /v2/agents')
  clock.advance(40_000)

  const nextMinute = await call(simulator, 'GET /v2/agents')

  expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
  expect(third).toMatchObject({ status: 429, json: { status: 'TOO_MANY_REQUESTS' } })
  expect(third.headers.get('retry-after')).toBe('40')
  expect(nextMinute.status).toBe(200)
})

test('the reset is told as a timestamp with a hyphen and as seconds without one', async () => {
  const { simulator, clock } = await aSampleAccount()

  const reply = await call(simulator, 'GET /v2/agents')

  expect(reply.headers.get('x-ratelimit-limit')).toBe('100')
  expect(reply.headers.get('x-ratelimit-reset')).toBe(String(clock.now() / 1000 + 60))
  expect(reply.headers.get('x-ratelimitreset')).toBe('60')
})

test.each([
  ['with-hyphen', ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']],
  ['without-hyphen', ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimitreset']],
  ['none', []],
] as const)('the spelling "%s" sends exactly its headers', async (headers, names) => {
  const { simulator } = await aSampleAccount()
  simulator.quota.change({ headers, sendsRetryAfter: false, callsPerMinute: 0 })

  const reply = await call(simulator, 'GET /v2/agents')

  expect(reply.status).toBe(429)
  expect([...reply.headers.keys()].filter(name => /ratelimit|retry-after/.test(name)).toSorted()).toEqual([...names].toSorted())
})
