import { expect, test } from 'vitest'
import { can } from '#app/domain/capability.ts'
import { contactId, conversationId, groupId, inboxId, operatorId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import type { ConversationFilter } from '#main/providers/provider.ts'
import { ACCOUNT, aCrispAccount } from './testing/a-crisp-account.ts'

test('the list tells conversations in our words, most recently changed first', async () => {
  const { account, shop } = await aCrispAccount()

  const list = await account.listConversations({ cursor: null })

  expect(list).toMatchObject({
    ok: true,
    value: {
      unreadable: [],
      next: null,
      items: [
        {
          id: conversationId(ACCOUNT, shop.conversations.pending),
          contactName: 'Ada',
          contactEmail: 'ada@example.test',
          subject: 'Lost parcel',
          status: 'pending',
          assigneeId: null,
          unreadCount: 1,
          preview: { speaker: 'contact', text: 'The parcel never came.' },
          segments: ['chat', 'shipping'],
        },
        { status: 'open', assigneeId: operatorId(ACCOUNT, shop.operators.nora), inboxId: inboxId(ACCOUNT, shop.inboxes.billing), waitingSince: null },
        { status: 'resolved', unreadCount: 0, preview: { speaker: 'operator', text: 'Send it back within 30 days.' } },
      ],
    },
  })
})

test('a walk over several pages gives every conversation once, and then ends', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  for (let n = 0; n < 117; n += 1) {
    simulator.world.addConversation(shop.websiteId, { messages: [{ from: 'user', content: `Question ${n}`, timestamp: 1_700_000_000_000 + n }] })
  }

  const ids = new Set<string>()
  let pages = 0
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const list = await account.listConversations({ cursor })
    if (!list.ok) throw new Error(list.failure.kind)
    pages += 1
    for (const { id } of list.value.items) ids.add(id)
    cursor = list.value.next
  }

  expect(ids.size).toBe(120)
  expect(pages).toBe(3)
})

test.each([
  ['what is resolved', { statuses: ['resolved'] }, ['resolved']],
  ['what is not resolved', { statuses: ['pending', 'open'] }, ['pending', 'unresolved']],
  ['one of the two open states', { statuses: ['open'] }, ['unresolved']],
  ['a state that the service does not have', { statuses: ['waiting'] }, []],
  ['unread', { isUnread: true }, ['pending']],
  ['unassigned', { isUnassigned: true }, ['pending', 'resolved']],
  ['words', { search: 'invoice' }, ['unresolved']],
  ['changed lately', { updatedSince: epochMs(Date.UTC(2026, 0, 5, 8, 30)) }, ['pending']],
] as const satisfies readonly (readonly [string, ConversationFilter, readonly string[]])[])('a filter narrows to %s', async (_name, filter, expected) => {
  const { account, shop } = await aCrispAccount()

  const list = await account.listConversations({ cursor: null, filter })

  const ids: readonly string[] = expected.map(name => conversationId(ACCOUNT, shop.conversations[name]))
  expect(list.ok && list.value.items.map(item => item.id)).toEqual(ids)
})

test('filters by operator and inbox go out with the service\'s own ids', async () => {
  const { account, shop } = await aCrispAccount()

  const mine = await account.listConversations({ cursor: null, filter: { assigneeId: operatorId(ACCOUNT, shop.operators.nora) } })
  const billing = await account.listConversations({ cursor: null, filter: { inboxId: inboxId(ACCOUNT, shop.inboxes.billing) } })

  const expected = [{ id: conversationId(ACCOUNT, shop.conversations.unresolved) }]
  expect(mine).toMatchObject({ value: { items: expected } })
  expect(billing).toMatchObject({ value: { items: expected } })
})

test('state, assignment and read marks arrive at the service', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.pending)
  const thread = simulator.world.site(shop.websiteId).threads.get(shop.conversations.pending)

  const results = [
    await account.setStatus({ id, status: 'resolved', operator: { id: operatorId(ACCOUNT, shop.operators.nora), name: 'Nora Berg' } }),
    await account.assign({ id, operatorId: operatorId(ACCOUNT, shop.operators.otto), groupId: null }),
    await account.markRead({ id, read: true }),
    await account.setTyping({ conversationId: id, isTyping: true }),
  ]

  expect(results).toEqual(results.map(() => ({ ok: true, value: null })))
  expect(thread).toMatchObject({ state: 'resolved', assigned: shop.operators.otto, unreadOperator: 0, compose: { operator: { type: 'start' } } })
  expect(thread?.messages.at(-1)).toMatchObject({ content: { namespace: 'state:resolved' }, user: { user_id: shop.operators.nora, nickname: 'Nora Berg' } })
})

test('segments are replaced, and nothing else of the contact is touched', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.pending)

  const set = await account.setSegments({ id, segments: ['refund', 'chat'] })
  const read = await account.getConversation({ id })
  await account.setSegments({ id, segments: [] })

  expect(set).toEqual({ ok: true, value: null })
  expect(read).toMatchObject({ value: { segments: ['refund', 'chat'], contactName: 'Ada', contactEmail: 'ada@example.test', subject: 'Lost parcel' } })
  expect(await account.getConversation({ id })).toMatchObject({ value: { segments: [] } })
  expect(simulator.log.count('PATCH */meta')).toBe(2)
})

test('a token that may not set segments says so from then on, until it may', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.pending)
  simulator.faults.add('PATCH */meta', { kind: 'status', status: 403 }, 1)

  const refused = await account.setSegments({ id, segments: ['vip'] })
  const closed = can(account.capabilities(), 'segments')
  await account.setSegments({ id, segments: ['vip'] })

  expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
  expect([closed, can(account.capabilities(), 'segments')]).toEqual([false, true])
})

test('marking as read acknowledges what the contact wrote and never our own messages', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.unresolved)

  await account.markRead({ id, read: true })

  const messages = simulator.world.site(shop.websiteId).threads.get(shop.conversations.unresolved)?.messages
  expect(messages?.map(message => [message.from, message.read])).toEqual([['user', 'chat'], ['operator', '']])
})

test('a conversation can be marked unread, reopened and taken from its operator', async () => {
  const { account, shop } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.unresolved)

  await account.markRead({ id, read: false })
  await account.setStatus({ id, status: 'pending', operator: null })
  await account.assign({ id, operatorId: null, groupId: null })

  expect(await account.getConversation({ id })).toMatchObject({ value: { unreadCount: 1, status: 'pending', assigneeId: null } })
})

test('what the service has no word for is refused without a call', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const id = conversationId(ACCOUNT, shop.conversations.pending)

  const waiting = await account.setStatus({ id, status: 'waiting', operator: null })
  const group = await account.assign({ id, operatorId: null, groupId: groupId(ACCOUNT, 'second-line') })

  expect(waiting).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
  expect(group).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
  expect(simulator.log.count()).toBe(0)
})

test('an id that would lead to another route is not asked for', async () => {
  const { account, simulator } = await aCrispAccount()

  const found = await account.getConversation({ id: conversationId(ACCOUNT, '..') })
  const odd = await account.getConversation({ id: conversationId(ACCOUNT, 'a/b?c#d') })

  expect(found).toEqual({ ok: false, failure: { kind: 'notFound' } })
  expect(odd).toEqual({ ok: false, failure: { kind: 'notFound' } })
  expect(simulator.log.list().map(request => request.path)).toHaveLength(1)
})

test('a new conversation is named, put into its inbox and written to', async () => {
  const { account, shop, simulator } = await aCrispAccount()

  const outcome = await account.createConversation({
    contact: { name: 'Dee', email: 'dee@example.test' },
    inboxId: inboxId(ACCOUNT, shop.inboxes.billing),
    clientId: '176390000000001',
    text: 'Your invoice is ready.',
    operator: { id: operatorId(ACCOUNT, shop.operators.nora), name: 'Nora Berg' },
  })

  expect(outcome).toMatchObject({
    outcome: 'created',
    conversation: { contactName: 'Dee', contactEmail: 'dee@example.test', inboxId: inboxId(ACCOUNT, shop.inboxes.billing), status: 'open' },
    message: { outcome: 'sent', remoteId: '176390000000001' },
  })
  expect(simulator.world.site(shop.websiteId).threads.size).toBe(4)
})

test('somebody who is known is written to under the name and address that are on file', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  const personId = simulator.world.addPerson(shop.websiteId, { email: 'eve@example.test', person: { nickname: 'Eve' } })

  const outcome = await account.createConversation({
    contact: { contactId: contactId(ACCOUNT, personId) },
    inboxId: null,
    clientId: '176390000000001',
    text: 'Hello again',
    operator: null,
  })

  expect(outcome).toMatchObject({ outcome: 'created', conversation: { contactName: 'Eve', contactId: contactId(ACCOUNT, personId) } })
})

test('a conversation whose contact could not be set is taken away again, and nothing is sent', async () => {
  const { account, shop, simulator } = await aCrispAccount()
  simulator.faults.add('PATCH */meta', { kind: 'status', status: 500 })

  const outcome = await account.createConversation({
    contact: { name: 'Dee', email: null },
    inboxId: null,
    clientId: '176390000000001',
    text: 'Hello',
    operator: null,
  })

  expect(outcome).toMatchObject({ outcome: 'notCreated', failure: { kind: 'providerDown', status: 500 } })
  expect(simulator.world.site(shop.websiteId).threads.size).toBe(3)
  expect(simulator.log.count('POST */message')).toBe(0)
})

test('when the new conversation cannot be read back, what we know of it is told', async () => {
  const { account, simulator } = await aCrispAccount()
  simulator.faults.add('GET */conversation/*', { kind: 'dropped' })

  const outcome = await account.createConversation({
    contact: { name: 'Dee', email: 'dee@example.test' },
    inboxId: null,
    clientId: '176390000000001',
    text: 'Hello',
    operator: null,
  })

  expect(outcome).toMatchObject({ outcome: 'created', conversation: { contactName: 'Dee', status: 'pending' }, message: { outcome: 'sent' } })
})
