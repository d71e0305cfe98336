import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'

test('a missing, wrong, replaced or expired token is 401', async () => {
  const { simulator, clock } = await aSampleAccount()
  const first = simulator.access.token
  const wrong = await call(simulator, 'GET /v2/agents', { token: 'eyJ.wrong' })
  const second = simulator.access.regenerate()
  const replaced = await call(simulator, 'GET /v2/agents', { token: first })
  const good = await call(simulator, 'GET /v2/agents', { token: second })
  simulator.access.expireAt(clock.now() + 1000)
  clock.advance(1000)

  const expired = await call(simulator, 'GET /v2/agents', { token: second })
  const missing = await fetch(`${simulator.url}/v2/agents`)

  expect([wrong.status, replaced.status, good.status, expired.status, missing.status]).toEqual([401, 401, 200, 401, 401])
  expect(wrong.json).toMatchObject({ code: 401, status: 'UNAUTHENTICATED' })
})

test('a token that lacks a scope is 403 there and good elsewhere, until the scope comes back', async () => {
  const { simulator, open } = await aSampleAccount()
  const allow = simulator.access.forbid('/v2/conversations/**')

  const closed = await call(simulator, `GET /v2/conversations/${open.id}/messages`)
  const elsewhere = await call(simulator, 'GET /v2/agents')
  allow()
  const opened = await call(simulator, `GET /v2/conversations/${open.id}/messages`)

  expect(closed).toMatchObject({ status: 403, json: { status: 'FORBIDDEN' } })
  expect(elsewhere.status).toBe(200)
  expect(opened.status).toBe(200)
})
