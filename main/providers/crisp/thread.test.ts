import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { NewMessage } from './simulator/world.ts'
import { ACCOUNT, aCrispAccount } from './testing/a-crisp-account.ts'

/** Texts oldest first, walked from the newest stretch to the beginning. */
async function readWhole(account: ProviderAccount, sessionId: string) {
  const stretches: (readonly string[])[] = []
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const stretch = await account.getThread({ conversationId: conversationId(ACCOUNT, sessionId), cursor })
    if (!stretch.ok) throw new Error(stretch.failure.kind)
    stretches.unshift(stretch.value.items.map(item => (item.type === 'event' ? '' : item.parts.map(part => (part.kind === 'text' ? part.text : '')).join(''))))
    cursor = stretch.value.older
  }
  return { texts: stretches.flat(), stretches: stretches.length }
}

const written = (count: number, at: (n: number) => number): NewMessage[] =>
  Array.from({ length: count }, (_, n) => ({ from: n % 2 === 0 ? 'user' : 'operator', content: `message ${n}`, timestamp: at(n) }))

test('a long thread is read whole, in order, forty at a time', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const session = simulator.world.addConversation(shop.websiteId, { messages: written(130, n => 1_700_000_000_000 + n * 1000) })

  const { texts, stretches } = await readWhole(account, session)

  expect(texts).toEqual(Array.from({ length: 130 }, (_, n) => `message ${n}`))
  expect(stretches).toBe(4)
})

test('messages that share a millisecond with the edge of a batch are not lost', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  // Thirty of one instant lie across the border of the newest forty.
  const session = simulator.world.addConversation(shop.websiteId, { messages: written(100, n => 1_700_000_000_000 + (n >= 45 && n < 75 ? 45 : n)) })

  const { texts } = await readWhole(account, session)

  expect(texts.toSorted()).toEqual(Array.from({ length: 100 }, (_, n) => `message ${n}`).toSorted())
})

test('a whole batch within one millisecond does not make the walk endless', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const session = simulator.world.addConversation(shop.websiteId, { messages: written(200, () => 1_700_000_000_000) })

  const { stretches } = await readWhole(account, session)

  expect(stretches).toBeLessThan(10)
})

test('messages, notes and events are three things, and our messages say how far they came', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const nora = { type: 'participant', user_id: shop.operators.nora, nickname: 'Nora' } as const
  const session = simulator.world.addConversation(shop.websiteId, {
    messages: [
      { from: 'user', content: 'Hi', timestamp: 1 },
      { from: 'operator', content: 'Look into it', timestamp: 2, type: 'note', user: nora },
      { from: 'operator', content: { namespace: 'state:resolved', text: 'closed' }, timestamp: 3, type: 'event' },
      { from: 'operator', content: 'Sent', timestamp: 4, user: nora },
      { from: 'operator', content: 'Delivered', timestamp: 5, user: nora, delivered: 'chat' },
      { from: 'operator', content: 'Read', timestamp: 6, user: nora, delivered: 'chat', read: 'email' },
    ],
  })

  const stretch = await account.getThread({ conversationId: conversationId(ACCOUNT, session), cursor: null })

  expect(stretch.ok && stretch.value.items).toMatchObject([
    { type: 'message', author: { kind: 'contact' }, receipt: 'received' },
    { type: 'note', author: { kind: 'operator', name: 'Nora', operatorId: `opr:lamps/${shop.operators.nora}` } },
    { type: 'event', kind: 'resolved', text: 'closed' },
    { type: 'message', receipt: 'sent' },
    { type: 'message', receipt: 'delivered' },
    { type: 'message', receipt: 'read' },
  ])
})

test('a cursor that is none of ours is said to be unreadable', async () => {
  const { account, shop } = await aCrispAccount()

  const stretch = await account.getThread({ conversationId: conversationId(ACCOUNT, shop.conversations.pending), cursor: '{"page":2}' })

  expect(stretch).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'cursor', found: 'malformed' } })
})
