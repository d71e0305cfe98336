import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, aConversationRecord, aGroup, anInbox, anOperator, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const olga = anOperator()
const per = anOperator({ remote: 'per', name: 'Per', groupIds: [aGroup().id], email: null, isActive: false })
const there = anOperator({ remote: 'there', name: 'There', accountId: OTHER_ACCOUNT })

async function aStoreOfOperators() {
  const store = await aStore()
  valueOf(await store.people.replaceOperators(ACCOUNT, [per, olga]))
  valueOf(await store.people.replaceOperators(OTHER_ACCOUNT, [there]))
  return store
}

test('operators are listed by name, each as told', async () => {
  const store = await aStoreOfOperators()

  expect((await store.people.operators(null)).map(({ operator }) => operator)).toEqual([olga, per, there])
  expect((await store.people.operators([OTHER_ACCOUNT])).map(({ operator }) => operator)).toEqual([there])
  expect(await store.people.operators([])).toEqual([])
})

test('who is gone at the service is gone here, and only of that account', async () => {
  const store = await aStoreOfOperators()

  valueOf(await store.people.replaceOperators(ACCOUNT, [olga]))

  expect((await store.people.operators(null)).map(({ operator }) => operator)).toEqual([olga, there])
  expect(await store.people.operator(per.id)).toBeNull()
})

test('an operator is shown with what is open on the desk', async () => {
  const store = await aStoreOfOperators()
  const assigned = (remote: string) => aConversationRecord({ id: conversationId(ACCOUNT, remote), assigneeId: olga.id })
  valueOf(await store.conversations.upsert([assigned('a'), assigned('b'), { ...assigned('c'), status: 'resolved' }], at(0)))

  expect(await store.people.operator(olga.id)).toEqual({ operator: olga, openConversations: 2 })
  expect(await store.people.operator(per.id)).toEqual({ operator: per, openConversations: 0 })
})

test('presence changes and nothing else does', async () => {
  const store = await aStoreOfOperators()

  valueOf(await store.people.setPresence(per.id, 'away'))
  valueOf(await store.people.setPresence(anOperator({ remote: 'stranger' }).id, 'online'))

  expect((await store.people.operator(per.id))?.operator).toEqual({ ...per, presence: 'away' })
  expect(await store.people.operators([ACCOUNT])).toHaveLength(2)
})

test('groups and inboxes are replaced and listed by name', async () => {
  const store = await aStore()
  const groups = [aGroup({ remote: 'b', name: 'B', memberIds: [olga.id] }), aGroup({ remote: 'a', name: 'A' })]
  const inboxes = [anInbox({ remote: 'z', name: 'Z', isEnabled: false }), anInbox({ remote: 'y', name: 'Y' })]
  valueOf(await store.people.replaceGroups(ACCOUNT, [aGroup({ remote: 'gone' })]))
  valueOf(await store.people.replaceInboxes(ACCOUNT, [anInbox({ remote: 'gone' })]))

  valueOf(await store.people.replaceGroups(ACCOUNT, groups))
  valueOf(await store.people.replaceInboxes(ACCOUNT, inboxes))

  expect(await store.people.groups(null)).toEqual(groups.toReversed())
  expect(await store.people.inboxes([ACCOUNT])).toEqual(inboxes.toReversed())
  expect(await store.people.groups([OTHER_ACCOUNT])).toEqual([])
})
