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

const inThread = (request: string, body?: unknown, sessionId = shop.conversations.pending) => {
  const [method = '', path = ''] = request.split(' ')
  return call(simulator, `${method} /website/${shop.websiteId}/conversation/${sessionId}${path}`, { token: shop.tokens.website, ...(body === undefined ? {} : { body }) })
}
const send = (change: object = {}, sessionId = shop.conversations.pending) =>
  inThread('POST /message', { type: 'text', from: 'operator', origin: 'chat', content: 'Hello', ...change }, sessionId)
const where = (name: keyof SampleShop['conversations']) => ({ websiteId: shop.websiteId, sessionId: shop.conversations[name] })
const head = async (name: keyof SampleShop['conversations']) => (await inThread('GET ', undefined, shop.conversations[name])).data

/** Contents of a batch. */
async function contents(query = '', sessionId = shop.conversations.pending): Promise<readonly unknown[]> {
  const { data } = await inThread(`GET /messages${query}`, undefined, sessionId)
  return Array.isArray(data) ? data.map((message: Readonly<{ content: unknown }>) => message.content) : []
}

test('a batch is the newest forty, oldest first, and goes on before, after and around a time', async () => {
  const start = clock.now()
  const messages = Array.from({ length: 100 }, (_, n) => ({ from: 'user' as const, content: String(n), timestamp: start + n }))
  const session = simulator.world.addConversation(shop.websiteId, { messages })
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => String(from + n))

  expect(await contents('', session)).toEqual(range(60, 100))
  expect(await contents(`?timestamp_before=${start + 60}`, session)).toEqual(range(20, 60))
  expect(await contents(`?timestamp_before=${start + 20}`, session)).toEqual(range(0, 20))
  expect(await contents(`?timestamp_after=${start + 10}`, session)).toEqual(range(11, 51))
  expect(await contents(`?timestamp_around=${start + 50}`, session)).toEqual(range(30, 70))
  expect(await inThread('GET /messages?timestamp_before=yesterday', undefined, session)).toMatchObject({ status: 400 })
})

test('a first answer takes a conversation out of pending, and a question brings a resolved one back', async () => {
  expect(await head('pending')).toMatchObject({ state: 'pending', unread: { operator: 1, visitor: 0 }, waiting_since: clock.now() - 300_000 })

  await send()
  expect(await head('pending')).toMatchObject({ state: 'unresolved', unread: { operator: 1, visitor: 1 }, last_message: 'Hello' })
  expect(await head('pending')).not.toHaveProperty('waiting_since')

  simulator.actions.visitorWrites({ ...where('resolved'), content: 'Again' })
  expect(await head('resolved')).toMatchObject({ state: 'unresolved', unread: { operator: 1 }, waiting_since: clock.now() })
})

test('a question in a resolved conversation that nobody ever answered makes it pending', async () => {
  await inThread('PATCH /state', { state: 'resolved' })
  simulator.actions.visitorWrites({ ...where('pending'), content: 'Hello?' })

  expect(await head('pending')).toMatchObject({ state: 'pending', unread: { operator: 2 } })
})

test('a change of state leaves a line that says who did it, and setting the same again leaves none', async () => {
  const nora = { type: 'participant', user_id: shop.operators.nora, nickname: 'Nora Berg' }
  await inThread('PATCH /state', { state: 'resolved', user: nora })
  await inThread('PATCH /state', { state: 'resolved', user: nora })
  await inThread('PATCH /state', { state: 'unresolved' })

  const events = simulator.world.site(shop.websiteId).threads.get(shop.conversations.pending)?.messages.filter(({ type }) => type === 'event')
  expect(events).toMatchObject([
    { content: { namespace: 'state:resolved' }, user: nora },
    { content: { namespace: 'state:unresolved' }, user: { type: 'website' } },
  ])
})

test('notes and events answer nobody', async () => {
  await send({ type: 'note', content: 'Internal' })
  await send({ type: 'event', content: { namespace: 'state:resolved' } })

  expect(await head('pending')).toMatchObject({ state: 'pending', last_message: 'The parcel never came.', unread: { visitor: 0 } })
})

test('a fingerprint is taken once, or twice where the switch says so', async () => {
  const once = [await send({ fingerprint: 176390000000042 }), await send({ fingerprint: 176390000000042, content: 'Other' })]
  const afterOnce = await contents()
  simulator.behaviour.repeatedFingerprint = 'store'
  await send({ fingerprint: 176390000000042, content: 'Third' })

  expect(once).toMatchObject([{ status: 202, data: { fingerprint: 176390000000042 } }, { status: 202, data: { fingerprint: 176390000000042 } }])
  expect(afterOnce).toEqual(['The parcel never came.', 'Hello'])
  expect(await contents()).toEqual(['The parcel never came.', 'Hello', 'Third'])
})

test('without one it gives a fingerprint of its own: the time, and two digits more', async () => {
  const { data } = await send()

  expect(String(data && typeof data === 'object' && 'fingerprint' in data ? data.fingerprint : '').slice(0, 13)).toBe(String(clock.now()))
})

test('an accepted message can stay invisible to reads for a while', async () => {
  simulator.behaviour.visibleAfterMs = 200
  await send({ fingerprint: 176390000000042 })

  const atOnce = [await contents(), (await inThread('GET /message/176390000000042')).status]
  await clock.advance(200)
  const later = [await contents(), (await inThread('GET /message/176390000000042')).status]

  expect(atOnce).toEqual([['The parcel never came.'], 404])
  expect(later).toEqual([['The parcel never came.', 'Hello'], 200])
})

test('what a blocked visitor writes is dropped without a word', async () => {
  await inThread('PATCH /block', { blocked: true })

  const answer = await send({ from: 'user', content: 'You there?' })

  expect(answer.status).toBe(202)
  expect(await contents()).toEqual(['The parcel never came.'])
})

test('reading counts down by message, or to nothing', async () => {
  const first = simulator.actions.visitorWrites({ ...where('pending'), content: 'One' })
  simulator.actions.visitorWrites({ ...where('pending'), content: 'Two' })

  await inThread('PATCH /read', { from: 'user', origin: 'chat', fingerprints: [String(first)] })
  const some = await head('pending')
  await inThread('PATCH /read', { from: 'user', origin: 'chat' })

  expect(some).toMatchObject({ unread: { operator: 2 } })
  expect(await head('pending')).toMatchObject({ unread: { operator: 0 } })
})

test('a back-dated message takes its place in the past', async () => {
  await send({ timestamp: clock.now() - 600_000, content: 'Earlier' })

  expect(await contents()).toEqual(['Earlier', 'The parcel never came.'])
})

test('typing fades after ten seconds', async () => {
  await inThread('PATCH /compose', { type: 'start', from: 'operator', excerpt: 'He' })
  const typing = await head('pending')
  await clock.advance(10_000)

  expect(typing).toMatchObject({ compose: { operator: { type: 'start', excerpt: 'He' } } })
  expect(await head('pending')).toMatchObject({ compose: {} })
})

test.each([
  ['a text without words', { content: '' }],
  ['a text that is an object', { content: { text: 'x' } }],
  ['a file that is a string', { type: 'file', content: 'a.pdf' }],
  ['an unknown type', { type: 'hologram' }],
  ['no origin', { origin: undefined }],
  ['an unknown side', { from: 'robot' }],
  ['a fingerprint as text', { fingerprint: '176390000000042' }],
])('%s is refused and not stored', async (_name, change) => {
  expect(await send(change)).toMatchObject({ status: 400, reason: 'invalid_data' })
  expect(await contents()).toHaveLength(1)
})

test('an operator or inbox that does not exist cannot be set', async () => {
  expect(await inThread('PATCH /routing', { assigned: { user_id: 'nobody' } })).toMatchObject({ status: 400 })
  expect(await inThread('PATCH /inbox', { inbox_id: 'nowhere' })).toMatchObject({ status: 400 })
})

test('a conversation made over REST looks as the real one does', async () => {
  const { status, data } = await call(simulator, `POST /website/${shop.websiteId}/conversation`, { token: shop.tokens.website, body: {} })
  const sessionId = typeof data === 'object' && data !== null && 'session_id' in data ? String(data.session_id) : ''
  const { data: meta } = await inThread('GET /meta', undefined, sessionId)

  expect(status).toBe(201)
  expect(meta).toEqual({ nickname: 'anonymous', email: '', phone: '', avatar: '', ip: expect.any(String), segments: ['chat'], data: {}, device: { geolocation: {} } })
})

test('removal can be locked for a whole workspace', async () => {
  await call(simulator, `PATCH /website/${shop.websiteId}/settings`, { token: shop.tokens.website, body: { inbox: { lock_removal: true } } })

  expect(await inThread('DELETE ')).toMatchObject({ status: 403, reason: 'not_allowed' })
})

test('an operator who writes in Crisp’s own window signs with the name of the profile', () => {
  simulator.actions.operatorWrites({ ...where('pending'), content: 'On its way', user: { type: 'participant', user_id: shop.operators.otto } })

  const { messages } = simulator.world.site(shop.websiteId).threads.get(shop.conversations.pending) ?? { messages: [] }
  expect(messages.at(-1)?.user).toMatchObject({ user_id: shop.operators.otto, nickname: expect.stringMatching(/^Otto /) })
})
