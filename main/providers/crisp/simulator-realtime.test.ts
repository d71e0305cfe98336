import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { call } from './simulator/caller.ts'
import { createMovableClock, type MovableClock } from './simulator/clock.ts'
import { startCrispSimulator, type CrispSimulator } from './simulator/crisp-simulator.ts'
import { addSampleShop, type SampleShop } from './simulator/sample-shop.ts'
import type { Token } from './simulator/token.ts'

let simulator: CrispSimulator
let shop: SampleShop
let clock: MovableClock
beforeEach(async () => {
  clock = createMovableClock()
  simulator = await startCrispSimulator({ clock })
  shop = addSampleShop(simulator)
})
afterEach(() => simulator.close())

const where = () => ({ websiteId: shop.websiteId, sessionId: shop.conversations.pending })
const thread = () => `/website/${shop.websiteId}/conversation/${shop.conversations.pending}`

/** Whatever a socket is sent, in order; `end` is an event that closes the list. */
type Listening = Readonly<{ socket: Socket; heard: (readonly [string, Readonly<Record<string, unknown>>])[]; until: (event: string) => Promise<void> }>

function connect(query: Readonly<Record<string, unknown>> = {}): Socket {
  const socket = io(simulator.url, { path: '/w/b7/', transports: ['websocket'], reconnection: false, forceNew: true, ...query })
  onTestFinished(() => {
    socket.disconnect()
  })
  return socket
}

async function listen(token: Token, events: readonly string[], narrowing: object = {}): Promise<Listening> {
  const socket = connect()
  const heard: (readonly [string, Readonly<Record<string, unknown>>])[] = []
  const waiting: (() => void)[] = []
  let seen = 0
  socket.onAny((event: string, data: Readonly<Record<string, unknown>>) => {
    if (event === 'authenticated') return
    heard.push([event, data])
    for (const wake of waiting.splice(0)) wake()
  })
  socket.emit('authentication', { tier: token.tier, username: token.identifier, password: token.key, events, ...narrowing })
  await new Promise(resolve => socket.once('authenticated', resolve))
  const until = async (event: string): Promise<void> => {
    for (;;) {
      const at = heard.findIndex(([name], index) => index >= seen && name === event)
      if (at >= 0) {
        seen = at + 1
        return
      }
      await new Promise<void>(resolve => {
        waiting.push(resolve)
      })
    }
  }
  return { socket, heard, until }
}

const namesOf = ({ heard }: Listening) => heard.map(([name]) => name)

test('a wrong key is told so and cut off', async () => {
  const socket = connect()
  const ended = new Promise(resolve => socket.once('disconnect', resolve))
  const refused = new Promise<unknown>(resolve => socket.once('unauthorized', resolve))

  socket.emit('authentication', { tier: 'website', username: shop.tokens.website.identifier, password: 'wrong', events: [] })

  expect(await refused).toEqual({ message: 'invalid_session' })
  expect(await ended).toBe('io server disconnect')
  expect(simulator.sockets.connected()).toBe(0)
})

test('who does not authenticate in time is cut off', async () => {
  const socket = connect()
  await new Promise<void>(resolve => socket.once('connect', resolve))
  const ended = new Promise(resolve => socket.once('disconnect', resolve))

  await clock.advance(10_000)

  expect(await ended).toBe('io server disconnect')
})

test('only the events that were asked for arrive, and the list can be changed', async () => {
  const ear = await listen(shop.tokens.website, ['session:set_state', 'session:set_block'])

  simulator.actions.visitorWrites({ ...where(), content: 'Hi' })
  simulator.actions.isBlocked({ ...where(), blocked: true })
  await ear.until('session:set_block')
  await ear.socket.emitWithAck('socket:bind:push', { events: ['message:send'] })
  await ear.socket.emitWithAck('socket:bind:pop', { events: ['session:set_block'] })
  simulator.actions.isBlocked({ ...where(), blocked: false })
  simulator.actions.visitorWrites({ ...where(), content: 'Hi again' })
  await ear.until('message:send')

  expect(namesOf(ear)).toEqual(['session:set_block', 'message:send'])
})

test('scopes, tiers, workspaces, rooms and inboxes decide who hears what', async () => {
  const second = simulator.world.addWebsite({ name: 'Second', domain: 'second.example.test' })
  const both = { tier: 'plugin', websiteIds: [shop.websiteId, second] } as const
  const events = ['message:send', 'session:set_block', 'campaign:running']
  const whole = await listen(simulator.world.addToken(both), events)
  const unscoped = await listen(simulator.world.addToken({ ...both, scopes: ['website:conversation:actions:read'] }), events)
  const roomed = await listen(simulator.world.addToken(both), events, { rooms: [second] })
  const inboxed = await listen(shop.tokens.website, events, { inboxes: ['another'] })
  const user = await listen(shop.tokens.user, events)
  const campaignId = simulator.world.addCampaign(shop.websiteId, { name: 'Autumn', ready: true })

  simulator.actions.isMoved({ ...where(), inboxId: shop.inboxes.billing })
  simulator.actions.visitorWrites({ ...where(), content: 'To the first' })
  simulator.actions.visitorArrives({ websiteId: second, text: 'To the second' })
  simulator.actions.campaignRuns({ websiteId: shop.websiteId, campaignId, running: true })
  simulator.actions.isBlocked({ ...where(), blocked: true })
  await Promise.all([whole.until('session:set_block'), unscoped.until('session:set_block'), roomed.until('message:send'), user.until('session:set_block')])

  expect(namesOf(whole)).toEqual(['message:send', 'message:send', 'session:set_block'])
  expect(namesOf(unscoped)).toEqual(['session:set_block'])
  expect(roomed.heard).toMatchObject([['message:send', { website_id: second }]])
  expect(namesOf(inboxed)).toEqual([])
  expect(namesOf(user)).toEqual(['message:send', 'campaign:running', 'session:set_block'])
})

test('every call that changes something is told, as the reference says which event it causes', async () => {
  const token = shop.tokens.website
  const ear = await listen(token, [
    'message:received', 'message:updated', 'message:removed', 'message:compose:receive', 'message:acknowledge:read:send', 'message:acknowledge:unread:send',
    'message:acknowledge:delivered', 'session:set_state', 'session:set_routing', 'session:set_inbox', 'session:set_block', 'session:set_participants',
    'session:set_subject', 'session:set_data', 'session:set_opened', 'session:set_closed', 'session:set_mentions', 'session:request:initiated', 'session:removed',
  ])
  const patch = (path: string, body: unknown) => call(simulator, `PATCH ${thread()}${path}`, { token, body })

  await call(simulator, `POST ${thread()}/message`, { token, body: { type: 'note', from: 'operator', origin: 'chat', content: 'Look', fingerprint: 17, mentions: [shop.operators.otto] } })
  await patch('/message/17', { content: 'Look!' })
  await patch('/compose', { type: 'start', from: 'operator' })
  await patch('/read', { from: 'user', origin: 'chat' })
  await patch('/unread', { from: 'user' })
  await patch('/delivered', { from: 'operator', origin: 'chat', fingerprints: [17] })
  await call(simulator, `DELETE ${thread()}/message/17`, { token })
  await patch('/state', { state: 'resolved' })
  await patch('/routing', { assigned: null })
  await patch('/inbox', { inbox_id: shop.inboxes.billing })
  await patch('/block', { blocked: true })
  await call(simulator, `PUT ${thread()}/participants`, { token, body: { participants: [] } })
  await patch('/meta', { subject: 'New', nickname: 'Ada', data: { plan: 'free' } })
  await patch('/open', { opened: true })
  await patch('/open', { opened: false })
  await call(simulator, `POST ${thread()}/initiate`, { token, body: {} })
  await call(simulator, `DELETE ${thread()}`, { token })
  await ear.until('session:removed')

  expect(namesOf(ear)).toEqual([
    'message:received', 'session:set_mentions', 'message:updated', 'message:compose:receive', 'message:acknowledge:read:send', 'message:acknowledge:unread:send',
    'message:acknowledge:delivered', 'message:removed', 'session:set_state', 'session:set_routing', 'session:set_inbox', 'session:set_block',
    'session:set_participants', 'session:set_subject', 'session:set_data', 'session:set_opened', 'session:set_closed', 'session:request:initiated', 'session:removed',
  ])
  expect(ear.heard[0]?.[1]).toMatchObject({ website_id: shop.websiteId, session_id: shop.conversations.pending, inbox_id: null, type: 'note', fingerprint: 17 })
  expect(ear.heard[0]?.[1]).not.toHaveProperty('read')
})

test('people are told of too', async () => {
  const token = shop.tokens.website
  const ear = await listen(token, ['people:profile:created', 'people:profile:updated', 'people:profile:removed', 'email:subscribe', 'people:bind:session'])
  const person = `/website/${shop.websiteId}/people/profile`

  await call(simulator, `POST ${person}`, { token, body: { email: 'dee@example.test', person: {} } })
  await call(simulator, `PATCH ${person}/dee@example.test`, { token, body: { notepad: 'x' } })
  await call(simulator, `PATCH ${thread()}/meta`, { token, body: { email: 'dee@example.test' } })
  await call(simulator, `PATCH /website/${shop.websiteId}/people/subscription/dee@example.test`, { token, body: { email: false } })
  await call(simulator, `DELETE ${person}/dee@example.test`, { token })
  await ear.until('people:profile:removed')

  expect(namesOf(ear)).toEqual(['people:profile:created', 'people:profile:updated', 'people:bind:session', 'email:subscribe', 'people:profile:removed'])
})

test('nothing is replayed to a socket that was away', async () => {
  const first = await listen(shop.tokens.website, ['message:send'])
  const ended = new Promise(resolve => first.socket.once('disconnect', resolve))

  simulator.sockets.dropAll()
  await ended
  simulator.actions.visitorWrites({ ...where(), content: 'Missed' })
  const second = await listen(shop.tokens.website, ['message:send'])
  simulator.actions.visitorWrites({ ...where(), content: 'Heard' })
  await second.until('message:send')

  expect(second.heard).toMatchObject([['message:send', { content: 'Heard' }]])
  expect(first.heard).toEqual([])
})

test('a new workspace is heard of after binding again', async () => {
  const token = shop.tokens.plugin
  const ear = await listen(token, ['message:send'])
  const second = simulator.world.addWebsite({ name: 'Second', domain: 'second.example.test' })
  simulator.world.addToken({ tier: 'plugin', identifier: token.identifier, key: token.key, websiteIds: [shop.websiteId, second] })

  simulator.actions.visitorArrives({ websiteId: second, text: 'Too early' })
  await ear.socket.emitWithAck('socket:bind', {})
  simulator.actions.visitorArrives({ websiteId: second, text: 'In time' })
  await ear.until('message:send')

  expect(ear.heard).toMatchObject([['message:send', { content: 'In time' }]])
})

test('events can be doubled, turned round and held back', async () => {
  const ear = await listen(shop.tokens.website, ['message:send', 'session:set_block'])
  const { behaviour, actions } = simulator

  behaviour.duplicateEvents = true
  actions.visitorWrites({ ...where(), content: 'Twice' })
  behaviour.duplicateEvents = false
  behaviour.muteEvents = true
  actions.visitorWrites({ ...where(), content: 'Never' })
  behaviour.muteEvents = false
  behaviour.reorderEvents = true
  actions.visitorWrites({ ...where(), content: 'Second' })
  actions.visitorWrites({ ...where(), content: 'First' })
  behaviour.reorderEvents = false
  actions.isBlocked({ ...where(), blocked: true })
  await ear.until('session:set_block')

  expect(ear.heard.slice(0, -1).map(([, { content }]) => content)).toEqual(['Twice', 'Twice', 'First', 'Second'])
})

test('a token hears of its own calls, or not, before the answer or after it', async () => {
  const ear = await listen(shop.tokens.website, ['session:set_state', 'session:set_block'])
  const resolve = () => call(simulator, `PATCH ${thread()}/state`, { token: shop.tokens.website, body: { state: 'resolved' } })

  await resolve()
  await ear.until('session:set_state')
  simulator.behaviour.eventsBeforeAnswer = true
  simulator.faults.add('PATCH *', { kind: 'slow-answer', ms: 1_000 }, 1)
  const slow = resolve()
  await ear.until('session:set_state')
  await clock.advance(1_000)
  await slow
  simulator.behaviour.echoOwnEvents = false
  await resolve()
  simulator.actions.isBlocked({ ...where(), blocked: true })
  await ear.until('session:set_block')

  expect(namesOf(ear)).toEqual(['session:set_state', 'session:set_state', 'session:set_block'])
})

test('an upload address comes over the socket, to who asked for it, and takes just what was announced', async () => {
  const token = shop.tokens.website
  const [mine, other] = [await listen(token, ['bucket:url:upload:generated']), await listen(shop.tokens.plugin, ['bucket:url:upload:generated'])]
  simulator.behaviour.uploadSizeLimit = 10

  const body = { namespace: 'upload', id: 'upl-1', file: { name: 'a b.pdf', type: 'application/pdf' }, resource: { type: 'website', id: shop.websiteId } }
  const asked = await call(simulator, 'POST /bucket/url/generate', { token, body })
  await clock.advance(300)
  await mine.until('bucket:url:upload:generated')

  expect(asked).toMatchObject({ status: 202, reason: 'processing' })
  expect(other.heard).toEqual([])
  expect(mine.heard).toMatchObject([['bucket:url:upload:generated', { id: 'upl-1', type: 'application/pdf', policy: { size_limit: 10 } }]])
  const url = mine.heard[0]?.[1]['url']
  const { signed, resource } = typeof url === 'object' && url !== null && 'signed' in url && 'resource' in url ? url : { signed: '', resource: '' }
  const put = async (address: unknown, type: string, bytes: string) => (await fetch(String(address), { method: 'PUT', headers: { 'content-type': type }, body: bytes })).status
  expect(await put(signed, 'image/png', 'x')).toBe(400)
  expect(await put(signed, 'application/pdf', 'far too many bytes')).toBe(413)
  expect(await put(resource, 'application/pdf', 'unsigned')).toBe(403)
  expect(await put(signed, 'application/pdf', 'content')).toBe(200)
  expect(await (await fetch(String(resource))).text()).toBe('content')
})

test('the older protocol of the official Go client is spoken as well', async () => {
  const address = `${simulator.url.replace('http', 'ws')}/w/b7/?EIO=3&transport=websocket`
  const socket = new WebSocket(address)
  onTestFinished(() => socket.close())

  const opening = await new Promise<string>(resolve => {
    socket.addEventListener('message', event => resolve(String(event.data)), { once: true })
  })

  expect(opening).toMatch(/^0\{"sid":/)
})
