import { expect, test } from 'vitest'
import { contactId } from '#app/domain/ids.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'

test('everybody is listed, page by page', async () => {
  const { account, simulator } = await anOpenAccount()
  for (let number = 0; number < 60; number += 1) simulator.world.addUser({ firstName: `Person ${number}` })

  const first = await account.listContacts({ cursor: null, search: null })
  const second = await account.listContacts({ cursor: first.ok ? first.value.next : null, search: null })

  expect(first).toMatchObject({ value: { items: { length: 50 } } })
  expect(second).toMatchObject({ value: { items: { length: 13 }, next: null } })
})

test('a list that became shorter meanwhile ends, in accounts that call a page past the end an error', async () => {
  const { account, simulator } = await anOpenAccount()
  const added = Array.from({ length: 60 }, (_none, number) => simulator.world.addUser({ firstName: `Person ${number}` }))
  const first = await account.listContacts({ cursor: null, search: null })
  for (const user of added) simulator.world.removeUser(user.id)

  const second = await account.listContacts({ cursor: first.ok ? first.value.next : null, search: null })

  expect(second).toEqual({ ok: true, value: { items: [], unreadable: [], next: null } })
})

test.each([
  ['noor@example.test', 'Noor'],
  ['+4511112222', 'Mia Lund'],
  ['Dancing', 'Dancing Wayfarer'],
])('searching for %s finds who has exactly that', async (search, name) => {
  const { account } = await anOpenAccount()

  expect(await account.listContacts({ cursor: null, search })).toMatchObject({ value: { items: [{ name }] } })
})

test('a contact is found by id and by address, and who is not there is not found', async () => {
  const { account, mia } = await anOpenAccount()

  const byId = await account.findContact({ key: mia.id })
  const byAddress = await account.findContact({ key: 'mia@example.test' })
  const shouted = await account.findContact({ key: 'MIA@Example.test' })
  const nobody = await account.findContact({ key: 'nobody@example.test' })
  const unknown = await account.getContact({ id: contactId(WORK, 'nobody') })

  expect(byId).toMatchObject({ ok: true, value: { id: `ctc:work/${mia.id}`, phone: '+4511112222' } })
  expect(byAddress).toEqual(byId)
  expect(shouted).toEqual(byId)
  expect(nobody).toEqual({ ok: false, failure: { kind: 'notFound' } })
  expect(unknown).toEqual({ ok: false, failure: { kind: 'notFound' } })
})
