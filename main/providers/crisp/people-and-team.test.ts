import { expect, test } from 'vitest'
import { campaignId, contactId, conversationId, groupId, operatorId } from '#app/domain/ids.ts'
import { can } from '#app/domain/capability.ts'
import { ACCOUNT, aCrispAccount } from './testing/a-crisp-account.ts'

test('contacts are listed and searched in our words', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  simulator.world.addPerson(shop.websiteId, {
    email: 'ada@example.test',
    person: { nickname: 'Ada', phone: '+33100000000', geolocation: { country: 'FR', city: 'Paris' }, locales: ['fr'], employment: { name: 'Example SA' } },
    segments: ['vip'],
    notepad: 'prefers e-mail',
  })
  simulator.world.addPerson(shop.websiteId, { email: 'bo@example.test' })

  const all = await account.listContacts({ cursor: null, search: null })
  const found = await account.listContacts({ cursor: null, search: 'ada' })

  expect(all.ok && all.value.items).toHaveLength(2)
  expect(found.ok && found.value.items).toMatchObject([
    { name: 'Ada', phone: '+33100000000', company: 'Example SA', location: 'Paris, FR', languages: ['fr'], segments: ['vip'], notepad: 'prefers e-mail' },
  ])
})

test('one contact comes with custom fields, and without them where they are refused', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const personId = simulator.world.addPerson(shop.websiteId, { email: 'ada@example.test', data: { plan: 'pro', seats: 3, nested: { a: 1 } } })
  const id = contactId(ACCOUNT, personId)

  const whole = await account.getContact({ id })
  simulator.faults.add('GET */people/data/*', { kind: 'status', status: 403 })
  const bare = await account.getContact({ id })

  expect(whole).toMatchObject({ value: { name: 'ada@example.test', properties: [{ name: 'plan', value: 'pro' }, { name: 'seats', value: '3' }] } })
  expect(bare).toMatchObject({ ok: true, value: { properties: [] } })
})

test('a contact is found by address and by the service\'s own id', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const personId = simulator.world.addPerson(shop.websiteId, { email: 'ada+x@example.test' })

  expect(await account.findContact({ key: 'ADA+x@example.test' })).toMatchObject({ value: { id: contactId(ACCOUNT, personId) } })
  expect(await account.findContact({ key: personId })).toMatchObject({ value: { email: 'ada+x@example.test' } })
  expect(await account.findContact({ key: 'nobody@example.test' })).toEqual({ ok: false, failure: { kind: 'notFound' } })
})

test('the conversations of a contact are told whole', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const personId = simulator.world.addPerson(shop.websiteId, { email: 'ada@example.test' })
  const session = simulator.world.addConversation(shop.websiteId, { peopleId: personId, messages: [{ from: 'user', content: 'Hi', timestamp: 1 }] })

  const page = await account.listContactConversations({ contactId: contactId(ACCOUNT, personId), cursor: null })

  expect(page).toMatchObject({ value: { items: [{ id: conversationId(ACCOUNT, session), contactId: contactId(ACCOUNT, personId) }] } })
})

test('operators are listed without those who were only invited', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  simulator.world.site(shop.websiteId).invites.push({ type: 'invite', details: { email: 'new@example.test', avatar: '', role: 'member' } })

  const list = await account.listOperators({ cursor: null })
  const one = await account.getOperator({ id: operatorId(ACCOUNT, shop.operators.otto) })

  expect(list).toMatchObject({
    value: { next: null, unreadable: [], items: [{ name: 'Nora Berg', presence: 'online', role: 'owner', title: 'Support lead' }, { name: 'Otto Lind', presence: 'away' }] },
  })
  expect(one).toMatchObject({ value: { name: 'Otto Lind', isActive: true } })
})

test('teams are groups that know their operators, and inboxes wear their sign', async () => {
  const { account, simulator, shop } = await aCrispAccount()
  const team = simulator.world.addTeam(shop.websiteId, { name: 'Second line', operators: [shop.operators.otto] })

  const groups = await account.listGroups({ cursor: null })
  const inboxes = await account.listInboxes({ cursor: null })

  expect(groups).toMatchObject({ value: { items: [{ id: groupId(ACCOUNT, team), name: 'Second line', memberIds: [operatorId(ACCOUNT, shop.operators.otto)] }] } })
  expect(inboxes).toMatchObject({ value: { items: [{ name: '💶 Billing', isEnabled: true }] } })
})

test('a missing scope closes what it is for, and opens again when it works again', async () => {
  const { account, simulator } = await aCrispAccount('plugin')
  const undo = simulator.faults.add('GET */operators/list', { kind: 'status', status: 403 })

  await account.listOperators({ cursor: null })
  const closed = can(account.capabilities(), 'operators')
  undo()
  await account.listOperators({ cursor: null })

  expect([closed, can(account.capabilities(), 'operators')]).toEqual([false, true])
})

test('campaigns need a user token: others are refused without a call', async () => {
  const { account, simulator } = await aCrispAccount('website')

  const refusals = [
    await account.listCampaigns({ cursor: null }),
    await account.getCampaign({ id: campaignId(ACCOUNT, 'any') }),
    await account.setCampaignRunning({ id: campaignId(ACCOUNT, 'any'), isRunning: true }),
  ]

  expect(refusals).toEqual(refusals.map(() => ({ ok: false, failure: { kind: 'forbidden', accountId: ACCOUNT, need: 'user' } })))
  expect(simulator.log.count()).toBe(0)
  expect(account.capabilities()).toContainEqual({ name: 'campaigns', state: 'needsToken', need: 'user' })
})

test('with a user token campaigns are listed with their state, read, paused and resumed', async () => {
  const { account, simulator, shop } = await aCrispAccount('user')
  const sending = { name: 'Autumn', ready: true, dispatched: true, running: true, progress: 60, targets: 500, reached: 300 }
  const remote = simulator.world.addCampaign(shop.websiteId, { ...sending, message: 'Sale!', statistics: { opened: 40, clicked: 9, unsubscribed: 1 } })
  simulator.world.addCampaign(shop.websiteId, { name: 'Draft', createdAt: 1 })
  const id = campaignId(ACCOUNT, remote)

  const list = await account.listCampaigns({ cursor: null })
  const one = await account.getCampaign({ id })
  await account.setCampaignRunning({ id, isRunning: false })
  const paused = await account.getCampaign({ id })
  await account.setCampaignRunning({ id, isRunning: true })
  const resumed = await account.getCampaign({ id })

  expect(list).toMatchObject({ value: { items: [{ name: 'Autumn', state: 'sending', progressPercent: 60 }, { name: 'Draft', state: 'notConfigured' }] } })
  expect(one).toMatchObject({ value: { message: 'Sale!', opened: 40, clicked: 9, unsubscribed: 1, targets: 500 } })
  expect(paused).toMatchObject({ value: { state: 'paused' } })
  expect(resumed).toMatchObject({ value: { state: 'sending' } })
})
