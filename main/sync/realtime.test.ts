import { expect, test } from 'vitest'
import { operatorId, remoteOf } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { aCampaign, aContact, ACCOUNT, anOperator, anOutboxRow, aText, CONVERSATION } from '#main/testing/builders.ts'
import { aSettledSync, textOf, type ASync } from './testing/a-sync.ts'

/** Filled, live, with one conversation that has been heard of, and quiet for a while. */
async function aLiveAccount(): Promise<ASync> {
  const world = await aSettledSync({}, ({ service }) => void service.world.say(service.world.open('c1'), 'contact', 'Hello'))
  world.changes.length = 0
  return world
}

const conversationOf = async ({ store }: ASync) => (await store.conversations.get(CONVERSATION))?.conversation
const itemsOf = async ({ store }: ASync) => (await store.thread.page(CONVERSATION, 50)).items
const remoteIdOf = (item: ThreadItem) => remoteOf(item.id)

test('an item is stored and told the moment it is heard', async () => {
  const world = await aLiveAccount()

  world.service.say(CONVERSATION, 'contact', 'Are you there?')
  await world.clock.advance(0)

  expect(await world.texts(CONVERSATION)).toContain('Are you there?')
  expect(world.changes).toContainEqual({ kind: 'thread', conversationId: CONVERSATION })
  expect(world.changes).toContainEqual({ kind: 'conversations', ids: [CONVERSATION] })
  await world.sync.close()
})

test('a row moves up with its item at once', async () => {
  const world = await aLiveAccount()

  const item = world.service.say(CONVERSATION, 'contact', 'Are you there?')
  await world.clock.advance(0)

  expect(await conversationOf(world)).toMatchObject({ preview: { text: 'Are you there?' }, updatedAt: item.at, unreadCount: 2 })
  await world.sync.close()
})

test('since when a contact waits, which no event tells, is asked of the service when one begins to', async () => {
  const world = await aLiveAccount()
  world.service.say(CONVERSATION, 'operator', 'On its way')
  await world.clock.advance(11 * MINUTE_MS)
  const before = await conversationOf(world)

  const item = world.service.say(CONVERSATION, 'contact', 'Are you there?')
  await world.clock.advance(5_000)

  expect(before?.waitingSince).toBeNull()
  expect(await conversationOf(world)).toMatchObject({ waitingSince: item.at, unreadCount: 1 })
  await world.sync.close()
})

test('ten messages in a row are one question for the figures', async () => {
  const world = await aLiveAccount()
  const before = world.service.askedFor('getConversation').length

  for (let count = 0; count < 10; count += 1) {
    world.service.say(CONVERSATION, 'contact', `line ${count}`)
    await world.clock.advance(200)
  }
  await world.clock.advance(10_000)

  expect(world.service.askedFor('getConversation').length - before).toBeLessThanOrEqual(1)
  expect((await conversationOf(world))?.unreadCount).toBe(11)
  await world.sync.close()
})

test('who resolved an open conversation is seen at once, although only the new state is told', async () => {
  const world = await aLiveAccount()
  const opening = world.sync.watchThread(CONVERSATION)
  await world.clock.advance(200)
  await opening

  world.service.world.say(CONVERSATION, 'operator', 'Resolved by Ana')
  world.service.emit({ type: 'conversationChanged', conversationId: CONVERSATION, change: { status: 'resolved' } })
  await world.clock.advance(1_000)

  expect(await world.texts(CONVERSATION)).toContain('Resolved by Ana')
  await world.sync.close()
})

test('an item that is told twice is stored once and counted once', async () => {
  const world = await aLiveAccount()
  const item = world.service.say(CONVERSATION, 'contact', 'Once')

  world.service.emit({ type: 'item', conversationId: CONVERSATION, item })
  await world.clock.advance(0)

  expect((await world.texts(CONVERSATION)).filter(text => text === 'Once')).toHaveLength(1)
  expect((await conversationOf(world))?.unreadCount).toBe(2)
  await world.sync.close()
})

test('a conversation that nobody had heard of is fetched, and its item is not lost meanwhile', async () => {
  const world = await aLiveAccount()
  const id = world.service.world.open('c-new', { contactName: 'Grace' })

  world.service.say(id, 'contact', 'First words')
  await world.clock.advance(5_000)

  expect((await world.store.conversations.get(id))?.conversation).toMatchObject({ contactName: 'Grace', preview: { text: 'First words' } })
  expect(await world.texts(id)).toEqual(['First words'])
  expect(world.service.askedFor('getConversation', id)).toHaveLength(1)
  await world.sync.close()
})

test('a conversation that shows itself in an event before it can be asked for is asked for again', async () => {
  const world = await aLiveAccount()
  const id = world.service.world.open('c-new')
  world.service.failNext({ kind: 'notFound' }, { method: 'getConversation', times: 2 })

  world.service.say(id, 'contact', 'First words')
  await world.clock.advance(20_000)

  expect(await world.store.conversations.get(id)).not.toBeNull()
  await world.sync.close()
})

test('a conversation that is never found is let go of', async () => {
  const world = await aLiveAccount()
  const id = world.service.world.open('ghost')
  world.service.emit({ type: 'conversationStale', conversationId: id })
  world.service.world.remove(id)

  await world.clock.advance(60_000)
  const asked = world.service.askedFor('getConversation', id).length
  await world.clock.advance(60_000)

  expect(asked).toBe(4)
  expect(world.service.askedFor('getConversation', id)).toHaveLength(4)
  await world.sync.close()
})

test('an edit changes what is stored', async () => {
  const world = await aLiveAccount()
  const item = world.service.say(CONVERSATION, 'operator', 'Good mornig')

  world.service.emit({ type: 'itemEdited', conversationId: CONVERSATION, remoteId: remoteIdOf(item), parts: [aText('Good morning')] })
  await world.clock.advance(0)

  expect((await itemsOf(world)).at(-1)).toMatchObject({ parts: [aText('Good morning')], isEdited: true })
  await world.sync.close()
})

test('an edit that comes before its message is not undone by it', async () => {
  const world = await aLiveAccount()
  const item = world.service.world.say(CONVERSATION, 'operator', 'Good mornig')

  world.service.emit({ type: 'itemEdited', conversationId: CONVERSATION, remoteId: remoteIdOf(item), parts: [aText('Good morning')] })
  world.service.emit({ type: 'item', conversationId: CONVERSATION, item })
  await world.clock.advance(0)

  expect((await world.texts(CONVERSATION)).at(-1)).toBe('Good morning')
  await world.sync.close()
})

test('a removed message disappears, and stays away when it is told again', async () => {
  const world = await aLiveAccount()
  const item = world.service.say(CONVERSATION, 'operator', 'Oops')
  await world.clock.advance(0)

  world.service.emit({ type: 'itemRemoved', conversationId: CONVERSATION, remoteId: remoteIdOf(item) })
  world.service.emit({ type: 'item', conversationId: CONVERSATION, item })
  await world.clock.advance(0)

  expect(await world.texts(CONVERSATION)).not.toContain('Oops')
  await world.sync.close()
})

test('a stretch that was on its way while a message was removed does not bring it back', async () => {
  const world = await aLiveAccount()
  const item = world.service.say(CONVERSATION, 'operator', 'Oops')
  world.service.setDelay(1_000, 'getThread')
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(500)

  world.service.world.erase(CONVERSATION, remoteIdOf(item))
  world.service.emit({ type: 'itemRemoved', conversationId: CONVERSATION, remoteId: remoteIdOf(item) })
  await world.clock.advance(2_000)

  expect(await world.texts(CONVERSATION)).not.toContain('Oops')
  await world.sync.close()
})

test('read marks of the contact reach our messages, one by one or all', async () => {
  const world = await aLiveAccount()
  const first = world.service.say(CONVERSATION, 'operator', 'One')
  world.service.say(CONVERSATION, 'operator', 'Two')

  world.service.emit({ type: 'readByContact', conversationId: CONVERSATION, remoteIds: [remoteIdOf(first)] })
  await world.clock.advance(0)
  expect((await itemsOf(world)).slice(-2).map(item => (item.type === 'message' ? item.receipt : null))).toEqual(['read', 'sent'])
  world.service.emit({ type: 'readByContact', conversationId: CONVERSATION, remoteIds: 'all' })
  await world.clock.advance(0)

  expect((await itemsOf(world)).slice(-2).map(item => (item.type === 'message' ? item.receipt : null))).toEqual(['read', 'read'])
  await world.sync.close()
})

test('what the team has read is not unread, and what it marked as unread is', async () => {
  const world = await aLiveAccount()
  world.service.emit({ type: 'readByTeam', conversationId: CONVERSATION })
  await world.clock.advance(0)
  expect((await conversationOf(world))?.unreadCount).toBe(0)

  world.service.emit({ type: 'unreadByTeam', conversationId: CONVERSATION })
  await world.clock.advance(0)

  expect((await conversationOf(world))?.unreadCount).toBe(1)
  await world.sync.close()
})

test('a change of a conversation is in its row at once, without a question', async () => {
  const world = await aLiveAccount()
  const before = world.service.asked.length

  world.service.emit({ type: 'conversationChanged', conversationId: CONVERSATION, change: { status: 'resolved', assigneeId: operatorId(ACCOUNT, 'olga') } })
  await world.clock.advance(2_000)

  expect(await conversationOf(world)).toMatchObject({ status: 'resolved', assigneeId: operatorId(ACCOUNT, 'olga') })
  expect(world.changes).toContainEqual({ kind: 'conversations', ids: [CONVERSATION] })
  expect(world.service.asked).toHaveLength(before)
  await world.sync.close()
})

test('a change that contradicts what a person has just set does not show, and the service is asked how it stands', async () => {
  const world = await aLiveAccount()
  await world.store.outbox.add(anOutboxRow({ intent: { kind: 'segments', segments: ['vip', 'refund'] } }), null)
  await world.store.conversations.patch(CONVERSATION, { segments: ['vip', 'refund'] })
  const before = world.service.askedFor('getConversation', CONVERSATION).length

  world.service.emit({ type: 'conversationChanged', conversationId: CONVERSATION, change: { segments: ['vip'] } })
  await world.clock.advance(2_000)

  expect((await conversationOf(world))?.segments).toEqual(['vip', 'refund'])
  expect(world.service.askedFor('getConversation', CONVERSATION)).toHaveLength(before + 1)
  await world.sync.close()
})

test('a change of a conversation that nobody had heard of makes it known', async () => {
  const world = await aLiveAccount()
  const id = world.service.world.open('c-new', { status: 'resolved' })

  world.service.emit({ type: 'conversationChanged', conversationId: id, change: { status: 'resolved' } })
  await world.clock.advance(5_000)

  expect((await world.store.conversations.get(id))?.conversation.status).toBe('resolved')
  await world.sync.close()
})

test('a list that was on its way while a conversation changed does not undo the change', async () => {
  const world = await aLiveAccount()
  world.service.setDelay(1_000, 'listConversations')
  world.sync.checkNow()
  await world.clock.advance(500)

  world.service.world.change(CONVERSATION, { status: 'resolved' })
  world.service.emit({ type: 'conversationChanged', conversationId: CONVERSATION, change: { status: 'resolved' } })
  await world.clock.advance(501)
  expect((await conversationOf(world))?.status).toBe('resolved')
  await world.clock.advance(5_000)

  expect((await conversationOf(world))?.status).toBe('resolved')
  expect(world.service.askedFor('getConversation', CONVERSATION).length).toBeGreaterThan(0)
  await world.sync.close()
})

test('a removed conversation leaves the list', async () => {
  const world = await aLiveAccount()

  world.service.world.remove(CONVERSATION)
  world.service.emit({ type: 'conversationRemoved', conversationId: CONVERSATION })
  await world.clock.advance(10_000)

  expect(await world.store.conversations.get(CONVERSATION)).toBeNull()
  expect(world.changes).toContainEqual({ kind: 'conversations', ids: [CONVERSATION] })
  await world.sync.close()
})

test('typing is told and stored nowhere', async () => {
  const world = await aLiveAccount()
  const before = await world.texts(CONVERSATION)

  world.service.emit({ type: 'typing', conversationId: CONVERSATION, isTyping: true })
  await world.clock.advance(0)

  expect(world.changes).toEqual([{ kind: 'typing', conversationId: CONVERSATION, isTyping: true }])
  expect(await world.texts(CONVERSATION)).toEqual(before)
  await world.sync.close()
})

test('the presence of an operator follows at once', async () => {
  const world = await aSettledSync({}, ({ service }) => void service.shelf.operators.push(anOperator({ presence: 'online' })))

  world.service.emit({ type: 'presence', operatorId: operatorId(ACCOUNT, 'olga'), presence: 'away' })
  await world.clock.advance(0)

  expect((await world.store.people.operator(operatorId(ACCOUNT, 'olga')))?.operator.presence).toBe('away')
  expect(world.changes).toContainEqual({ kind: 'people', accountId: ACCOUNT })
  await world.sync.close()
})

test('a campaign that moves is asked for once it is quiet', async () => {
  const world = await aLiveAccount()
  const campaign = aCampaign({ state: 'sending', progressPercent: 40 })
  world.service.shelf.campaigns.push(campaign)

  for (let count = 0; count < 3; count += 1) world.service.emit({ type: 'campaignChanged', campaignId: campaign.id })
  await world.clock.advance(2_000)

  expect(await world.store.campaigns.get(campaign.id)).toMatchObject({ progressPercent: 40 })
  expect(world.service.askedFor('getCampaign')).toHaveLength(1)
  await world.sync.close()
})

test('a contact that changed is asked for when it is known here, and not otherwise', async () => {
  const world = await aLiveAccount()
  const known = aContact({ remote: 'u1' })
  const unknown = aContact({ remote: 'u2' })
  await world.store.contacts.upsert([known])
  world.service.shelf.contacts.push({ ...known, name: 'Ada Lovelace' }, unknown)

  for (const { id } of [known, unknown]) world.service.emit({ type: 'contactChanged', contactId: id })
  await world.clock.advance(2_000)

  expect((await world.store.contacts.get(known.id))?.name).toBe('Ada Lovelace')
  expect(await world.store.contacts.get(unknown.id)).toBeNull()
  expect(world.service.askedFor('getContact').map(call => call.about)).toEqual([known.id])
  await world.sync.close()
})

test('what an event could not carry is found in the thread', async () => {
  const world = await aLiveAccount()
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(200)
  void world.sync.watchThread(null)
  await world.clock.advance(10_000)

  world.service.world.say(CONVERSATION, 'contact', 'Told by a broken event')
  world.service.emit({ type: 'conversationStale', conversationId: CONVERSATION })
  await world.clock.advance(5_000)

  expect(await world.texts(CONVERSATION)).toContain('Told by a broken event')
  await world.sync.close()
})

test('an event that the disk had no room for is made up for, even when others of that moment were stored', async () => {
  const world = await aLiveAccount()
  void world.sync.watchThread(CONVERSATION)
  await world.clock.advance(200)
  void world.sync.watchThread(null)

  world.fillDisk()
  world.service.say(CONVERSATION, 'contact', 'No room')
  world.service.say(CONVERSATION, 'contact', 'Room again')
  await world.clock.advance(5_000)

  expect((await world.texts(CONVERSATION)).slice(-2)).toEqual(['No room', 'Room again'])
  await world.sync.close()
})

test('an event that cannot be applied is a bug that is noted, and the next one is applied', async () => {
  const world = await aLiveAccount()
  world.onArrival(item => {
    if (textOf(item) === 'Trips over') throw new Error('ours')
  })

  world.service.say(CONVERSATION, 'contact', 'Trips over')
  world.service.say(CONVERSATION, 'contact', 'Still here')
  await world.clock.advance(0)

  expect(world.log.lines.some(({ level }) => level === 'bug')).toBe(true)
  expect(await world.texts(CONVERSATION)).toContain('Still here')
  await world.sync.close()
})
