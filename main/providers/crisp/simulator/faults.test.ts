import { afterEach, beforeEach, expect, test } from 'vitest'
import { call } from './caller.ts'
import { createMovableClock, type MovableClock } from './clock.ts'
import { startCrispSimulator, type CrispSimulator } from './crisp-simulator.ts'
import { addSampleShop, type SampleShop } from './sample-shop.ts'

let simulator: CrispSimulator
let shop: SampleShop
let clock: MovableClock
beforeEach(async () => {
  clock = createMovableClock()
  simulator = await startCrispSimulator({ clock })
  shop = addSampleShop(simulator)
})
afterEach(() => simulator.close())

const stored = () => simulator.world.site(shop.websiteId).threads.get(shop.conversations.pending)?.messages.length
const list = () => call(simulator, `GET /website/${shop.websiteId}/conversations/1`, { token: shop.tokens.website })
const send = () =>
  call(simulator, `POST /website/${shop.websiteId}/conversation/${shop.conversations.pending}/message`, {
    token: shop.tokens.website,
    body: { type: 'text', from: 'operator', origin: 'chat', content: 'Hello' },
  })
const broken = (asked: Promise<unknown>) => asked.then(() => false, () => true)

test('a fault happens on the routes it names, as often as it says, and then no more', async () => {
  simulator.faults.add('GET */conversations/*', { kind: 'status', status: 503 }, 2)

  const statuses = [await send(), await list(), await list(), await list()].map(({ status }) => status)

  expect(statuses).toEqual([202, 503, 503, 200])
})

test('a standing fault ends when it is taken back, and all end when cleared', async () => {
  const undo = simulator.faults.add('GET *', { kind: 'status', status: 503 })
  const during = (await list()).status
  undo()
  const after = (await list()).status
  simulator.faults.add('*', { kind: 'status', status: 500 })
  simulator.faults.clear()

  expect([during, after, (await list()).status]).toEqual([503, 200, 200])
})

test.each([
  [429, 'rate_limited'],
  [420, 'rate_limited'],
  [423, 'quota_limit_exceeded'],
  [500, 'server_error'],
])('status %i comes with its reason, with or without the time to wait, as JSON or as a page', async (status, reason) => {
  simulator.faults.add('GET *', { kind: 'status', status }, 1)
  simulator.faults.add('GET *', { kind: 'status', status, body: 'html', retryAfterSeconds: 7 }, 1)

  const bare = await list()
  const page = await list()

  expect(bare).toMatchObject({ status, reason })
  expect(bare.headers.get('retry-after')).toBeNull()
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('retry-after')).toBe('7')
})

test('what is stored before the answer goes wrong is stored', async () => {
  simulator.faults.add('POST *', { kind: 'stored-then-status', status: 500 }, 1)
  simulator.faults.add('POST *', { kind: 'stored-then-dropped' }, 1)

  const failed = (await send()).status
  const dropped = await broken(send())

  expect([failed, dropped, stored()]).toEqual([500, true, 3])
})

test('what is dropped on the way in is not stored', async () => {
  simulator.faults.add('POST *', { kind: 'dropped' }, 1)

  expect([await broken(send()), stored()]).toEqual([true, 1])
})

test('a late write happens after its answer was lost', async () => {
  simulator.faults.add('POST *', { kind: 'dropped-then-stored', ms: 30_000 }, 1)

  const isBroken = await broken(send())
  const atOnce = stored()
  await clock.advance(29_999)
  const justBefore = stored()
  await clock.advance(1)

  expect([isBroken, atOnce, justBefore, stored()]).toEqual([true, 1, 1, 2])
})

test('a slow route waits on the clock before it works, a slow answer after', async () => {
  simulator.faults.add('POST *', { kind: 'slow', ms: 1_000 }, 1)
  simulator.faults.add('POST *', { kind: 'slow-answer', ms: 1_000 }, 1)

  const first = send()
  await expect.poll(() => simulator.log.count('POST *'), { timeout: 15_000 }).toBe(1)
  const whileSlow = stored()
  await clock.advance(1_000)
  await first
  const second = send()
  await expect.poll(stored, { timeout: 15_000 }).toBe(3)
  await clock.advance(1_000)

  expect(whileSlow).toBe(1)
  expect((await second).status).toBe(202)
})

test('answers can be cut short, be a page, or be far too long', async () => {
  simulator.faults.add('GET *', { kind: 'unreadable' }, 1)
  simulator.faults.add('GET *', { kind: 'html' }, 1)
  simulator.faults.add('GET *', { kind: 'oversized', bytes: 3_000_000 }, 1)

  const [cut, page, long] = [await list(), await list(), await list()]

  expect(cut).toMatchObject({ status: 200, reason: undefined })
  expect(page.text).toContain('<!doctype html>')
  expect(long.text.length).toBeGreaterThan(3_000_000)
})

test('the log tells what was asked and how it was answered, and keeps no key', async () => {
  simulator.faults.add('POST *', { kind: 'dropped' }, 1)
  await list()
  await broken(send())

  expect(simulator.log.list()).toMatchObject([
    { method: 'GET', path: `/website/${shop.websiteId}/conversations/1`, identifier: shop.tokens.website.identifier, status: 200 },
    { method: 'POST', body: { content: 'Hello' }, status: null },
  ])
  expect(JSON.stringify(simulator.log.list())).not.toContain(shop.tokens.website.key)
  simulator.log.clear()
  expect(simulator.log.count()).toBe(0)
})
