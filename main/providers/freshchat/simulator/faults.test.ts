import { expect, test } from 'vitest'
import { aSampleAccount } from './a-sample-account.ts'
import { call } from './caller.ts'
import type { FaultEffect } from './faults.ts'

const SENDING = { method: 'POST', path: '/v2/conversations/*/messages' }

async function aSend(effect: FaultEffect) {
  const account = await aSampleAccount()
  const { simulator, open, ana } = account
  const fault = simulator.faults.add({ ...SENDING, times: 1, effect })
  const send = () =>
    call(simulator, `POST /v2/conversations/${open.id}/messages`, {
      body: { actor_type: 'agent', actor_id: ana.id, message_parts: [{ text: { content: 'Here it is.' } }] },
    }).catch(() => ({ status: 0, json: undefined, text: '', headers: new Headers() }))
  const stored = async () => {
    const reply = await call(simulator, `GET /v2/conversations/${open.id}/messages`)
    return reply.text.split('Here it is.').length - 1
  }
  return { ...account, fault, send, stored }
}

test.each([
  ['refused with 500', { kind: 'refused', status: 500 }, 500, 0],
  ['refused with 400', { kind: 'refused', status: 400 }, 400, 0],
  ['dropped at once', { kind: 'dropped' }, 0, 0],
  ['answered by a web page', { kind: 'html' }, 200, 0],
  ['stored and answered with 500', { kind: 'done-but-refused', status: 500 }, 500, 1],
  ['stored and answered with a false 400', { kind: 'done-but-refused', status: 400 }, 400, 1],
  ['stored and dropped', { kind: 'done-but-dropped' }, 0, 1],
  ['stored and answered slowly', { kind: 'slow', delayMs: 20 }, 200, 1],
  ['stored and answered in part', { kind: 'cut-short' }, 200, 1],
] as const)('a send that is %s', async (...row) => {
  const [, effect, status, copies] = row
  const { send, stored, fault } = await aSend(effect)

  const reply = await send()

  expect(reply.status).toBe(status)
  expect(await stored()).toBe(copies)
  expect(fault.hits()).toBe(1)
})

test.each([
  ['ok', 200],
  ['dropped', 0],
  ['refused', 500],
] as const)('a send that is stored late and answered "%s" shows itself when its time has come', async (answer, status) => {
  const { send, stored, clock } = await aSend({ kind: 'done-late', lateMs: 30_000, answer })

  const reply = await send()

  const early = await stored()
  clock.advance(30_000)
  expect(reply.status).toBe(status)
  expect([early, await stored()]).toEqual([0, 1])
})

test('a fault can let some requests pass, spoil some, and leave the rest alone', async () => {
  const { simulator } = await aSampleAccount()
  simulator.faults.add({ path: '/v2/agents', after: 1, times: 2, effect: { kind: 'refused', status: 503, headers: { 'retry-after': '7' } } })

  const replies = [1, 2, 3, 4].map(() => call(simulator, 'GET /v2/agents'))
  const statuses = (await Promise.all(replies)).map(reply => reply.status)

  expect(statuses.toSorted((left, right) => left - right)).toEqual([200, 200, 503, 503])
})

test('a stopped fault and other methods and paths are left alone', async () => {
  const { simulator, ana } = await aSampleAccount()
  const fault = simulator.faults.add({ method: 'GET', path: '/v2/agents', effect: { kind: 'refused', status: 500 } })

  const other = await call(simulator, `GET /v2/agents/${ana.id}`)
  const hit = await call(simulator, 'GET /v2/agents')
  fault.stop()
  const after = await call(simulator, 'GET /v2/agents')

  expect([other.status, hit.status, after.status]).toEqual([200, 500, 200])
})

test('an answer cut short is no JSON, and an altered one is what the test makes of it', async () => {
  const { simulator } = await aSampleAccount()
  simulator.faults.add({ path: '/v2/agents', effect: { kind: 'cut-short' } })
  simulator.faults.add({ path: '/v2/groups', effect: { kind: 'altered', alter: body => ({ was: typeof body }) } })

  const agents = await call(simulator, 'GET /v2/agents')
  const groups = await call(simulator, 'GET /v2/groups')

  expect(agents.status).toBe(200)
  expect(agents.json).toBeUndefined()
  expect(groups.json).toEqual({ was: 'object' })
})

test('an oversized answer is exactly as large as asked', async () => {
  const { simulator } = await aSampleAccount()
  const bytes = 50 * 1024 * 1024
  simulator.faults.add({ path: '/v2/agents', effect: { kind: 'oversized', bytes } })

  const reply = await fetch(`${simulator.url}/v2/agents`, { headers: { authorization: `Bearer ${simulator.access.token}` } })
  let length = 0
  for await (const chunk of reply.body ?? []) length += chunk.length

  expect(length).toBe(bytes)
})
