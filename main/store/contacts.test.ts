import { expect, test } from 'vitest'
import type { Contact } from '#app/domain/contact.ts'
import { aContact, ACCOUNT, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

async function aStoreOf(...contacts: readonly Contact[]) {
  const store = await aStore()
  valueOf(await store.contacts.upsert(contacts))
  const names = async (said: Partial<Parameters<typeof store.contacts.list>[0]> = {}) =>
    (await store.contacts.list({ scope: null, search: '', offset: 0, limit: 50, ...said })).contacts.map(({ name }) => name)
  return { store, names }
}

const named = (name: string, said: Partial<Contact> = {}) => aContact({ remote: `${name}-${said.accountId ?? ''}`, name, ...said })

test('a contact comes back as it was told', async () => {
  const contact = aContact({
    phone: '+49 30 1', company: 'Läden', location: 'Berlin', languages: ['de', 'en'], segments: ['vip'], notepad: 'likes tea',
    properties: [{ name: 'plan', value: '<b>pro</b>' }], isOnline: true, lastSeenAt: at(4),
  })
  const { store } = await aStoreOf(contact)

  expect(await store.contacts.get(contact.id)).toEqual(contact)
})

test('a list that leaves out the custom fields takes none away; asking for the contact does', async () => {
  const properties = [{ name: 'orders', value: '40' }]
  const { store } = await aStoreOf(aContact({ properties }))

  valueOf(await store.contacts.upsert([aContact({ name: 'Grace' })], { isWhole: false }))
  const listed = await store.contacts.get(aContact().id)
  valueOf(await store.contacts.upsert([aContact({ properties: [{ name: 'orders', value: '41' }] })], { isWhole: false }))
  const told = await store.contacts.get(aContact().id)
  valueOf(await store.contacts.upsert([aContact()], { isWhole: true }))

  expect(listed).toMatchObject({ name: 'Grace', properties })
  expect(told?.properties).toEqual([{ name: 'orders', value: '41' }])
  expect((await store.contacts.get(aContact().id))?.properties).toEqual([])
})

test('an unknown contact is null', async () => {
  const { store } = await aStoreOf()

  expect(await store.contacts.get(aContact().id)).toBeNull()
})

test('a contact told again is replaced', async () => {
  const { store, names } = await aStoreOf(aContact({ name: 'visitor4711' }))

  valueOf(await store.contacts.upsert([aContact({ name: 'Grace' })]))

  expect(await names()).toEqual(['Grace'])
  expect(await names({ search: 'visitor' })).toEqual([])
})

test('contacts are listed by name; capitals and accents do not matter, who has none goes by address, nobody comes last', async () => {
  const { store } = await aStoreOf(
    named('zoe'), named('Émile'), named('Ada'), aContact({ remote: 'x', name: '', email: null }),
    aContact({ remote: 'm', name: ' ', email: 'mail@x.example' }), named('eva'),
  )

  const { contacts } = await store.contacts.list({ scope: null, search: '', offset: 0, limit: 50 })

  expect(contacts.map(({ name, email }) => name.trim() || email)).toEqual(['Ada', 'Émile', 'eva', 'mail@x.example', 'zoe', null])
})

test('a window shows its stretch and the whole number', async () => {
  const { store, names } = await aStoreOf(...['a', 'b', 'c', 'd', 'e'].map(name => named(name)))

  expect(await names({ offset: 1, limit: 2 })).toEqual(['b', 'c'])
  expect((await store.contacts.list({ scope: null, search: '', offset: 4, limit: 2 })).total).toBe(5)
})

test('a list keeps to its accounts', async () => {
  const { store, names } = await aStoreOf(named('here'), named('there', { accountId: OTHER_ACCOUNT }))

  expect(await names({ scope: [OTHER_ACCOUNT] })).toEqual(['there'])
  expect(await names({ scope: [ACCOUNT, OTHER_ACCOUNT] })).toEqual(['here', 'there'])
  expect(await names({ scope: [] })).toEqual([])
  expect(await names({ scope: [OTHER_ACCOUNT], search: 'here' })).toEqual([])
  expect((await store.contacts.list({ scope: [ACCOUNT], search: 'here', offset: 0, limit: 1 })).total).toBe(1)
})

test.each([
  ['the beginning of a name', 'zo'], ['another word of it', 'mul'], ['an address', 'zoe@shop.example'], ['a company', 'laden'], ['a phone number', '4930'],
])('a search finds by %s', async (_, search) => {
  const { names } = await aStoreOf(
    named('Ada', { email: null }), named('Zoë Müller', { email: 'zoe@shop.example', company: 'Läden', phone: '+4930123' }),
  )

  expect(await names({ search })).toEqual(['Zoë Müller'])
})

test('a search without a word finds nobody', async () => {
  const { names } = await aStoreOf(named('Ada'))

  expect(await names({ search: '"*' })).toEqual([])
})
