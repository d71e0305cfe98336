import { expect, test } from 'vitest'
import { contactId, conversationId, remoteOf } from '#app/domain/ids.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import { freshchat } from './index.ts'
import type { FreshchatSimulator } from './simulator/freshchat-simulator.ts'

/** Adds users, each with some conversations of one message; all of today. */
function addPeople({ world, clock }: FreshchatSimulator, { people, each, channelId }: Readonly<{ people: number; each: number; channelId: string }>) {
  for (let number = 0; number < people; number += 1) {
    const user = world.addUser({ firstName: `Person ${number}`, createdAt: clock.now() - 50_000 + number })
    for (let count = 0; count < each; count += 1) {
      const conversation = world.addConversation({ userId: user.id, channelId })
      world.addMessage({ conversationId: conversation.id, actorType: 'user', actorId: user.id, text: 'Hello' })
    }
  }
}

async function walkAll(account: ProviderAccount, between: (step: number) => void = () => undefined) {
  const steps: string[][] = []
  const unreadable: string[] = []
  for (let cursor: string | null = null; steps.length < 200; ) {
    const page = await account.listConversations({ cursor })
    if (!page.ok) throw new Error(page.failure.kind)
    steps.push(page.value.items.map(item => remoteOf(item.id)))
    unreadable.push(...page.value.unreadable)
    cursor = page.value.next
    if (cursor === null) break
    between(steps.length)
  }
  return { steps, found: steps.flat(), unreadable }
}

test.each(['honoured', 'ignored', 'refused'] as const)('every conversation is found exactly once, in steps of bounded size; order %s', async userSort => {
  const { account, simulator, billing } = await anOpenAccount()
  simulator.behaviour.userSort = userSort
  addPeople(simulator, { people: 120, each: 1, channelId: billing.id })

  const { steps, found } = await walkAll(account)

  expect(found.toSorted()).toEqual([...simulator.world.conversations.keys()].toSorted())
  expect(Math.max(...steps.map(step => step.length))).toBeLessThanOrEqual(20)
})

test('who wrote last comes first, where users can be sorted', async () => {
  const { account, simulator, billing, open, clock } = await anOpenAccount()
  addPeople(simulator, { people: 30, each: 1, channelId: billing.id })
  clock.advance(1000)
  simulator.actions.contactWrites({ conversationId: open.id, text: 'Me first' })

  const { steps } = await walkAll(account)

  expect(steps[0]).toContain(open.id)
})

test('of somebody who wrote lately, old conversations come only if they are still open, and none where a time is asked for', async () => {
  const { account, simulator, clock, mia, billing, open } = await anOpenAccount()
  const long = { userId: mia.id, channelId: billing.id, createdAt: clock.now() - 400 * DAY_MS }
  const forgotten = simulator.world.addConversation({ ...long, status: 'assigned' })
  simulator.world.addConversation({ ...long, status: 'resolved' })

  const usual = await account.listConversations({ cursor: null })
  const since = await account.listConversations({ cursor: null, filter: { updatedSince: epochMs(clock.now() - DAY_MS) } })

  const ids = [usual, since].map(page => (page.ok ? page.value.items.map(item => remoteOf(item.id)).toSorted() : []))
  expect(ids).toEqual([[open.id, forgotten.id].toSorted(), [open.id]])
})

test('a person with very many conversations does not make a step longer', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 1, each: 130, channelId: billing.id })

  const { steps, found } = await walkAll(account)

  expect(found).toHaveLength(131)
  expect(new Set(found).size).toBe(131)
  expect(Math.max(...steps.map(step => step.length))).toBe(20)
})

test('the list carries names without asking for each person', async () => {
  const { account, simulator } = await anOpenAccount()

  const page = await account.listConversations({ cursor: null })

  expect(page).toMatchObject({ ok: true, value: { items: [{ contactName: 'Mia Lund', contactEmail: 'mia@example.test', status: 'pending' }], next: null } })
  expect(simulator.log.matching('POST', '/v2/users/fetch')).toHaveLength(0)
})

test('a walk goes on from its cursor in another run of the app, and then asks for the names in one call', async () => {
  const { account, simulator, billing, opening } = await anOpenAccount()
  addPeople(simulator, { people: 30, each: 2, channelId: billing.id })
  const first = await account.listConversations({ cursor: null })
  const restarted = freshchat.open(opening)
  simulator.log.clear()

  const second = await restarted.listConversations({ cursor: first.ok ? first.value.next : null })

  expect(second).toMatchObject({ ok: true })
  expect(second.ok && second.value.items.every(item => item.contactName.startsWith('Person'))).toBe(true)
  expect(simulator.log.matching('POST', '/v2/users/fetch')).toHaveLength(1)
})

test('somebody who slips onto a page that was read already is not missed', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 60, each: 1, channelId: billing.id })
  const [mia] = simulator.world.users.keys()

  simulator.behaviour.userSort = 'ignored'

  // The first user of the list disappears while page one is being worked through: the first of page two moves onto it.
  const { found } = await walkAll(account, step => {
    if (step === 1) simulator.world.removeUser(mia ?? '')
  })

  const expected = [...simulator.world.conversations.values()].filter(conversation => conversation.userId !== mia).map(({ id }) => id)
  expect(expected.filter(id => !found.includes(id))).toEqual([])
})

test('without a time the walk reaches back thirty days, with a time it starts there', async () => {
  const { account, simulator, clock } = await anOpenAccount()
  await account.listConversations({ cursor: null })
  const since = epochMs(clock.now() - 5 * 60_000)
  await account.listConversations({ cursor: null, filter: { updatedSince: since } })

  const asked = simulator.log.matching('GET', '/v2/users').map(request => request.query['updated_from'])
  expect(asked[0]).toBe(new Date(clock.now() - 30 * DAY_MS).toISOString())
  expect(asked.at(-1)).toBe(new Date(since).toISOString())
})

test('a new message brings its conversation back into the list of what changed', async () => {
  const { account, simulator, clock, open } = await anOpenAccount()
  clock.advance(60 * 60_000)
  const since = epochMs(clock.now())
  const before = await account.listConversations({ cursor: null, filter: { updatedSince: since } })
  simulator.actions.contactWrites({ conversationId: open.id, text: 'Still waiting' })

  const after = await account.listConversations({ cursor: null, filter: { updatedSince: since } })

  expect(before).toMatchObject({ value: { items: [] } })
  expect(after).toMatchObject({ value: { items: [{ id: conversationId(WORK, open.id), updatedAt: clock.now() }] } })
})

test.each(['wrong-page', 'empty'] as const)('an account whose last page is full ends as well: %s', async pastTheEnd => {
  const { account, simulator, billing } = await anOpenAccount()
  simulator.behaviour.pastTheEnd = pastTheEnd
  addPeople(simulator, { people: 47, each: 1, channelId: billing.id })

  const { found } = await walkAll(account)

  expect(found).toHaveLength(48)
})

test('one broken user and one broken conversation are named, and all others are there', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 3, each: 1, channelId: billing.id })
  const broken = [...simulator.world.conversations.keys()].at(-1) ?? ''
  simulator.faults.add({ path: `/v2/conversations/${broken}`, effect: { kind: 'altered', alter: () => ({ conversation_id: broken, status: 7 }) } })
  simulator.faults.add({
    path: '/v2/users',
    effect: { kind: 'altered', alter: body => ({ ...Object(body), users: [{ first_name: 'No id' }, ...Object(body).users] }) },
  })

  const { found, unreadable } = await walkAll(account)

  expect(found).toHaveLength(3)
  expect(unreadable).toContain('users[0].id')
  expect(unreadable).toContain(`conversations.${broken}.status`)
})

test.each([
  ['users', '/v2/users'],
  ['ids', '/v2/users/*/conversations'],
])('an empty answer where %s should be is unreadable, and not the end of the walk', async (_what, path) => {
  const { account, simulator } = await anOpenAccount()
  simulator.faults.add({ path, effect: { kind: 'altered', alter: () => '' } })

  expect(await account.listConversations({ cursor: null })).toMatchObject({ ok: false, failure: { kind: 'unreadable', found: 'malformed' } })
})

test('a conversation that is gone, and a user who is gone, do not stop the walk', async () => {
  const { account, simulator, billing, open, noor } = await anOpenAccount()
  addPeople(simulator, { people: 2, each: 1, channelId: billing.id })
  simulator.world.conversations.delete(open.id)
  simulator.faults.add({ path: `/v2/users/${noor.id}/conversations`, effect: { kind: 'refused', status: 404 } })

  const { found, unreadable } = await walkAll(account)

  expect(found).toHaveLength(2)
  expect(unreadable).toEqual([`conversations.${open.id}`])
})

test('when the quota ends in the middle, what was read is kept, and soon a step tells the trouble', async () => {
  const { account, simulator, clock, billing } = await anOpenAccount()
  addPeople(simulator, { people: 12, each: 1, channelId: billing.id })
  clock.advance(61_000)
  simulator.quota.change({ callsPerMinute: 9 })

  const cut = await account.listConversations({ cursor: null })
  const refused = await account.listConversations({ cursor: cut.ok ? cut.value.next : null })

  expect(cut).toMatchObject({ ok: true, value: { items: { length: 3 } } })
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'rateLimited' } })
})

test.each([
  ['forbidden', { kind: 'refused', status: 403 }],
  ['providerDown', { kind: 'refused', status: 503 }],
  ['offline', { kind: 'dropped' }],
] as const)('trouble before the first conversation is told at once, and never as an empty page: %s', async (kind, effect) => {
  const { account, simulator } = await anOpenAccount()
  simulator.faults.add({ path: '/v2/users/*/conversations', after: 1, effect })

  expect(await account.listConversations({ cursor: null })).toMatchObject({ ok: false, failure: { kind } })
})

test('under a limit that is smaller than a step, every minute still brings the walk further', async () => {
  const { account, simulator, clock, billing } = await anOpenAccount()
  addPeople(simulator, { people: 30, each: 1, channelId: billing.id })
  simulator.quota.change({ callsPerMinute: 7 })
  const found = new Set<string>()
  let minutes = 0

  for (let cursor: string | null = null; minutes < 60; ) {
    const page = await account.listConversations({ cursor })
    if (page.ok) {
      for (const item of page.value.items) found.add(remoteOf(item.id))
      cursor = page.value.next
      if (cursor === null) break
    } else {
      expect(page.failure.kind).toBe('rateLimited')
      clock.advance(61_000)
      minutes += 1
    }
  }

  expect([...found].toSorted()).toEqual([...simulator.world.conversations.keys()].toSorted())
  expect(minutes).toBeLessThan(30)
})

test('the first rows are there after a few questions', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 60, each: 1, channelId: billing.id })

  const page = await account.listConversations({ cursor: null })

  expect(page).toMatchObject({ value: { items: { length: 5 } } })
  expect(simulator.log.requests).toHaveLength(11)
})

test('a walk that is called off ends at once and asks nothing more', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 30, each: 1, channelId: billing.id })
  const stop = new AbortController()
  simulator.faults.add({ path: '/v2/users/*/conversations', after: 3, effect: { kind: 'silent' } })
  const walking = account.listConversations({ cursor: null, signal: stop.signal })
  await expect.poll(() => simulator.log.matching('GET', '/v2/users/*/conversations').length).toBe(4)

  stop.abort()

  expect(await walking).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
  expect(simulator.log.matching('GET', '/v2/conversations/*')).toHaveLength(0)
})

test('a walk that is called off between two conversations tells so, and not that there was nothing', async () => {
  const { account, simulator, billing } = await anOpenAccount()
  addPeople(simulator, { people: 9, each: 1, channelId: billing.id })
  const stop = new AbortController()
  simulator.faults.add({ path: '/v2/conversations/*', after: 2, effect: { kind: 'silent' } })
  const walking = account.listConversations({ cursor: null, signal: stop.signal })
  await expect.poll(() => simulator.log.matching('GET', '/v2/conversations/*').length).toBe(5)

  stop.abort()

  expect(await walking).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
})

test('a conversation that is listed under two users is read once', async () => {
  const { account, simulator, noor, open } = await anOpenAccount()
  simulator.world.conversationsOfUser.set(noor.id, [open.id])

  const { found } = await walkAll(account)

  expect(found).toEqual([open.id])
})

test('people without conversations cost a bounded number of questions per step', async () => {
  const { account, simulator } = await anOpenAccount()
  for (let number = 0; number < 40; number += 1) simulator.world.addUser({ firstName: `Person ${number}` })

  await account.listConversations({ cursor: null })

  expect(simulator.log.matching('GET', '/v2/users/*/conversations')).toHaveLength(20)
})

test.each(['', '{}', 'null', '{"page":0}', 'not json'])('a cursor that is none of ours is unreadable: %s', async cursor => {
  const { account } = await anOpenAccount()

  expect(await account.listConversations({ cursor })).toMatchObject({ ok: false, failure: { kind: 'unreadable', path: 'cursor' } })
})

test('all conversations of one contact are listed, page by page', async () => {
  const { account, simulator, mia, orders } = await anOpenAccount()
  for (let count = 0; count < 24; count += 1) simulator.world.addConversation({ userId: mia.id, channelId: orders.id })
  const id = contactId(WORK, mia.id)

  const first = await account.listContactConversations({ cursor: null, contactId: id })
  const second = await account.listContactConversations({ cursor: first.ok ? first.value.next : null, contactId: id })

  expect(first).toMatchObject({ value: { items: { length: 20 } } })
  expect(second).toMatchObject({ value: { items: { length: 5 }, next: null } })
})
