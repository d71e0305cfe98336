import { expect, test } from 'vitest'
import { operatorId } from '#app/domain/ids.ts'
import { can } from '#app/domain/capability.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'

test('operators are listed with GET: a POST would create one', async () => {
  const { account, simulator } = await anOpenAccount()

  const page = await account.listOperators({ cursor: null })

  expect(page).toMatchObject({ value: { items: [{ name: 'Ana Reyes', presence: 'online', role: 'Account Admin' }, { name: 'Ben Okoro', presence: 'away' }], next: null } })
  expect(simulator.log.matching('POST', '/v2/agents')).toEqual([])
  expect(simulator.world.agents.size).toBe(2)
})

test('more than a page of operators is listed to the end', async () => {
  const { account, simulator } = await anOpenAccount()
  for (let number = 0; number < 60; number += 1) simulator.world.addAgent({ firstName: `Agent ${number}`, email: `a${number}@acme.test` })

  const first = await account.listOperators({ cursor: null })
  const second = await account.listOperators({ cursor: first.ok ? first.value.next : null })

  expect(second).toMatchObject({ value: { items: { length: 12 }, next: null } })
})

test('one operator is told, and one who is not there is not found', async () => {
  const { account, ben } = await anOpenAccount()

  expect(await account.getOperator({ id: operatorId(WORK, ben.id) })).toMatchObject({ ok: true, value: { email: 'ben@acme.test', isActive: true } })
  expect(await account.getOperator({ id: operatorId(WORK, 'nobody') })).toMatchObject({ ok: false, failure: { kind: 'notFound' } })
})

test('groups come with their members, channels come as inboxes', async () => {
  const { account, ana, ben } = await anOpenAccount()

  const groups = await account.listGroups({ cursor: null })
  const inboxes = await account.listInboxes({ cursor: null })

  expect(groups).toMatchObject({ value: { items: [{ name: 'Support', memberIds: [operatorId(WORK, ana.id), operatorId(WORK, ben.id)] }] } })
  expect(inboxes).toMatchObject({ value: { items: [{ name: 'Billing', isEnabled: true }, { name: 'Orders' }] } })
})

test('what the token may not do stops being offered, with the reason, and comes back with the permission', async () => {
  const { account, simulator } = await anOpenAccount()
  const allow = simulator.access.forbid('/v2/groups')
  await account.listGroups({ cursor: null })
  const closed = account.capabilities()
  allow()
  await account.listGroups({ cursor: null })

  expect(closed).toContainEqual({ name: 'groups', state: 'needsToken', need: 'The token has no access to this resource' })
  expect(can(account.capabilities(), 'groups')).toBe(true)
})
