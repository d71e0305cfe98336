import { expect, test } from 'vitest'
import { fail, ok } from '#app/result.ts'
import { aContact, ACCOUNT, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import type { AService } from './testing/a-service.ts'
import { aSettledSync, type ASync } from './testing/a-sync.ts'

// Pages hold three contacts here.

const someContacts = (count: number, name = 'Ada') =>
  Array.from({ length: count }, (_, index) => aContact({ remote: `u${index + 1}`, name: `${name} ${index + 1}`, email: `u${index + 1}@contact.example` }))

async function withContacts(count: number): Promise<ASync> {
  return aSettledSync({}, ({ service }) => void service.shelf.contacts.push(...someContacts(count)))
}

async function withTwoAccounts(): Promise<ASync & Readonly<{ other: AService }>> {
  const world = await withContacts(7)
  const other = await world.addService(OTHER_ACCOUNT)
  other.shelf.contacts.push(aContact({ accountId: OTHER_ACCOUNT, remote: 'o1', name: 'Grace', email: 'grace@contact.example' }))
  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(5_000)
  return { ...world, other }
}

const outcome = (accountId: typeof ACCOUNT, hasMore: boolean) => ({ accountId, failure: null, hasMore })
const storedNames = async ({ store }: ASync, search = '') => (await store.contacts.list({ scope: null, search, offset: 0, limit: 50 })).contacts.map(({ name }) => name)

test('contacts come page by page, and it says whether there are more', async () => {
  const world = await withContacts(7)

  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: true })).toEqual([outcome(ACCOUNT, true)])
  expect(await storedNames(world)).toHaveLength(3)
  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: false })).toEqual([outcome(ACCOUNT, true)])
  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: false })).toEqual([outcome(ACCOUNT, false)])

  expect(await storedNames(world)).toHaveLength(7)
  expect(world.changes.filter(({ kind }) => kind === 'contacts')).toHaveLength(3)
  await world.sync.close()
})

test('at the end of the list nobody is asked any more', async () => {
  const world = await withContacts(2)
  await world.sync.loadContacts({ scope: null, search: '', fromStart: true })

  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: false })).toEqual([outcome(ACCOUNT, false)])

  expect(world.service.askedFor('listContacts')).toHaveLength(1)
  await world.sync.close()
})

test('the list goes on after a restart where it was', async () => {
  const world = await withContacts(7)
  await world.sync.loadContacts({ scope: null, search: '', fromStart: true })

  await world.restart()
  await world.clock.advance(1_000)
  await world.sync.loadContacts({ scope: null, search: '', fromStart: false })

  expect(await storedNames(world)).toHaveLength(6)
  await world.sync.close()
})

test('the list can be begun again', async () => {
  const world = await withContacts(4)
  await world.sync.loadContacts({ scope: null, search: '', fromStart: true })
  await world.sync.loadContacts({ scope: null, search: '', fromStart: false })

  expect(await world.sync.loadContacts({ scope: null, search: '', fromStart: true })).toEqual([outcome(ACCOUNT, true)])

  await world.sync.close()
})

test('each search has its own place in its own list', async () => {
  const world = await withContacts(4)
  world.service.shelf.contacts.push(...['Bo 1', 'Bo 2', 'Bo 3', 'Bo 4'].map(name => aContact({ remote: name, name })))
  await world.sync.loadContacts({ scope: null, search: 'Bo', fromStart: true })
  await world.sync.loadContacts({ scope: null, search: 'Ada', fromStart: true })

  expect(await world.sync.loadContacts({ scope: null, search: 'Bo', fromStart: false })).toEqual([outcome(ACCOUNT, false)])

  expect((await storedNames(world)).filter(name => name.startsWith('Bo'))).toHaveLength(4)
  expect(await world.store.cursors.get(ACCOUNT, 'contacts')).toBeNull()
  await world.sync.close()
})

test('an account that fails takes nothing from the others', async () => {
  const world = await withTwoAccounts()
  world.service.failNext({ kind: 'providerDown', status: 500 }, { method: 'listContacts' })

  const outcomes = await world.sync.loadContacts({ scope: null, search: '', fromStart: true })

  expect(outcomes).toEqual([
    { accountId: ACCOUNT, failure: { kind: 'providerDown', status: 500 }, hasMore: false },
    outcome(OTHER_ACCOUNT, false),
  ])
  expect(await storedNames(world)).toEqual(['Grace'])
  await world.sync.close()
})

test('a page that failed is asked for again, and none is skipped', async () => {
  const world = await withContacts(7)
  await world.sync.loadContacts({ scope: null, search: '', fromStart: true })
  world.service.failNext({ kind: 'offline' }, { method: 'listContacts' })
  await world.sync.loadContacts({ scope: null, search: '', fromStart: false })

  await world.sync.loadContacts({ scope: null, search: '', fromStart: false })

  expect(await storedNames(world)).toHaveLength(6)
  await world.sync.close()
})

test('only the accounts in view are asked', async () => {
  const world = await withTwoAccounts()

  expect(await world.sync.loadContacts({ scope: [OTHER_ACCOUNT], search: '', fromStart: true })).toEqual([outcome(OTHER_ACCOUNT, false)])

  expect(world.service.askedFor('listContacts')).toEqual([])
  await world.sync.close()
})

test('an account that cannot list or search contacts is not asked to', async () => {
  const world = await withTwoAccounts()
  world.service.without('contactSearch')
  world.other.without('contacts')

  const outcomes = await world.sync.loadContacts({ scope: null, search: 'Ada', fromStart: true })

  expect(outcomes).toEqual([outcome(ACCOUNT, false), outcome(OTHER_ACCOUNT, false)])
  expect([...world.service.askedFor('listContacts'), ...world.other.askedFor('listContacts')]).toEqual([])
  await world.sync.close()
})

test('somebody is found by address in every account, and kept', async () => {
  const world = await withTwoAccounts()

  const { contacts, outcomes } = await world.sync.findContacts({ scope: null, key: 'grace@contact.example' })

  expect(contacts.map(({ name }) => name)).toEqual(['Grace'])
  expect(outcomes).toEqual([outcome(ACCOUNT, false), outcome(OTHER_ACCOUNT, false)])
  expect(await storedNames(world)).toEqual(['Grace'])
  await world.sync.close()
})

test('a look-up that fails is told, and one that is not offered is not made', async () => {
  const world = await withTwoAccounts()
  world.service.failNext({ kind: 'offline' }, { method: 'findContact' })
  world.other.without('contactLookup')

  const { contacts, outcomes } = await world.sync.findContacts({ scope: null, key: 'grace@contact.example' })

  expect(contacts).toEqual([])
  expect(outcomes).toEqual([{ accountId: ACCOUNT, failure: { kind: 'offline' }, hasMore: false }, outcome(OTHER_ACCOUNT, false)])
  expect(world.other.askedFor('findContact')).toEqual([])
  await world.sync.close()
})

test('one contact is asked for again', async () => {
  const world = await withContacts(1)
  const { id } = aContact({ remote: 'u1' })

  const refreshed = await world.sync.refreshContact(id)

  expect(refreshed.ok && refreshed.value.name).toBe('Ada 1')
  expect((await world.store.contacts.get(id))?.name).toBe('Ada 1')
  expect(world.service.asked.at(-1)?.lane).toBe('openThread')
  await world.sync.close()
})

test('a contact that is gone is not found', async () => {
  const world = await withContacts(0)

  expect(await world.sync.refreshContact(aContact().id)).toEqual(fail({ kind: 'notFound' }))
  await world.sync.close()
})

test("a contact's conversations are fetched, all pages of them", async () => {
  const { id } = aContact({ remote: 'u9' })
  const world = await aSettledSync()
  const theirs = ['a', 'b', 'c', 'd', 'e'].map(remote => world.service.world.open(remote, { contactId: id, status: 'resolved' }))

  expect(await world.sync.loadContactConversations(id)).toEqual(ok({ accountId: ACCOUNT, found: 5 }))

  for (const conversation of theirs) expect((await world.store.conversations.get(conversation))?.conversation.contactId).toBe(id)
  await world.sync.close()
})

test("a contact's conversations show what was said last, also where the service keeps no preview", async () => {
  const { id } = aContact({ remote: 'u9' })
  const world = await aSettledSync({ isLive: false })
  const theirs = world.service.world.open('a', { contactId: id, status: 'resolved' })
  world.service.world.say(theirs, 'contact', 'Long ago')

  await world.sync.loadContactConversations(id)
  await world.clock.advance(2_000)

  expect((await world.store.conversations.get(theirs))?.conversation.preview?.text).toBe('Long ago')
  expect(await world.store.conversations.get(CONVERSATION)).toBeNull()
  await world.sync.close()
})

test('a walk over conversations that breaks off says so', async () => {
  const world = await aSettledSync()
  world.service.failNext({ kind: 'providerDown', status: 503 }, { method: 'listContactConversations' })

  expect(await world.sync.loadContactConversations(aContact().id)).toEqual(fail({ kind: 'providerDown', status: 503 }))
  await world.sync.close()
})
