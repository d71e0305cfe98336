import { io } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { call } from './simulator/caller.ts'
import { startCrispSimulator, type CrispSimulator } from './simulator/crisp-simulator.ts'
import { addSampleShop } from './simulator/sample-shop.ts'

let simulator: CrispSimulator
afterEach(() => simulator.close())

test('a website token lists conversations, reads a thread, sends, and hears of the visitor over the socket', async () => {
  simulator = await startCrispSimulator({ seed: 7 })
  const shop = addSampleShop(simulator)
  const token = shop.tokens.website

  const list = await call(simulator, `GET /website/${shop.websiteId}/conversations/1`, { token })
  const thread = `/website/${shop.websiteId}/conversation/${shop.conversations.pending}`
  const sent = await call(simulator, `POST ${thread}/message`, {
    token,
    body: { type: 'text', from: 'operator', origin: 'chat', content: 'On its way!', fingerprint: 176390000000042 },
  })
  const messages = await call(simulator, `GET ${thread}/messages`, { token })
  const endpoints = await call(simulator, `GET /website/${shop.websiteId}/connect/endpoints`, { token })

  expect(list).toMatchObject({ status: 200, reason: 'listed', data: [{ session_id: shop.conversations.pending, state: 'pending' }, {}, {}] })
  expect(sent).toMatchObject({ status: 202, reason: 'dispatched', data: { fingerprint: 176390000000042 } })
  expect(messages.data).toMatchObject([{ content: 'The parcel never came.' }, { content: 'On its way!', from: 'operator' }])
  expect(endpoints.data).toMatchObject({ socket: { app: `${simulator.url}/w/b7/` } })

  const socket = io(simulator.url, { path: '/w/b7/', transports: ['websocket'] })
  socket.emit('authentication', { tier: 'website', username: token.identifier, password: token.key, events: ['message:send'] })
  await new Promise(resolve => socket.once('authenticated', resolve))
  const heard = new Promise(resolve => socket.once('message:send', resolve))
  simulator.actions.visitorWrites({ websiteId: shop.websiteId, sessionId: shop.conversations.pending, content: 'Any news?' })

  expect(await heard).toMatchObject({ session_id: shop.conversations.pending, from: 'user', content: 'Any news?' })
  socket.disconnect()
})
