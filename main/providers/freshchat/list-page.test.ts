import { expect, test } from 'vitest'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import { createFreshchatClient } from './client.ts'
import { readKey } from './credential.ts'
import { listPage } from './list-page.ts'
import { FreshchatGroup } from './wire/team.ts'

async function aList(groups: number) {
  const opened = await anOpenAccount()
  const read = readKey(opened.opening.credential)
  if (!read.ok) throw new Error(read.field)
  for (let number = 1; number < groups; number += 1) opened.simulator.world.addGroup({ name: `Group ${number}` })
  const client = createFreshchatClient({ ...opened.opening, key: read.key, accountId: WORK })
  const list = (cursor: string | null) =>
    listPage(client, { path: '/groups', noun: 'groups', schema: FreshchatGroup, toOurs: group => group.name, cursor })
  return { ...opened, list }
}

test('a list is walked from page to page until there is no next', async () => {
  const { list } = await aList(120)
  const names: (string | null)[] = []
  const sizes: number[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await list(cursor)
    if (!page.ok) throw new Error(page.failure.kind)
    names.push(...page.value.items)
    sizes.push(page.value.items.length)
    cursor = page.value.next
    if (cursor === null) break
  }

  expect(sizes).toEqual([50, 50, 20])
  expect(new Set(names).size).toBe(120)
})

test('one broken record is named and the page goes on', async () => {
  const { list, simulator } = await aList(60)
  simulator.faults.add({ path: '/v2/groups', effect: { kind: 'altered', alter: body => ({ ...Object(body), groups: [{ name: 'No id' }, ...Object(body).groups] }) } })

  expect(await list(null)).toMatchObject({ ok: true, value: { items: { length: 50 }, unreadable: ['groups[0].id'], next: expect.any(String) } })
})

test.each([
  ['a list under another name', () => ({ teams: [] })],
  ['no object', () => ['groups']],
  ['nothing', () => null],
])('%s is unreadable and never an empty list', async (_what, alter) => {
  const { list, simulator } = await aList(1)
  simulator.faults.add({ path: '/v2/groups', effect: { kind: 'altered', alter } })

  expect(await list(null)).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'groups', found: 'malformed' } })
})

test('a cursor of another list is unreadable, and nobody is asked', async () => {
  const { list, simulator } = await aList(1)

  expect(await list('{"href":"/v2/x"}')).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'cursor', found: 'malformed' } })
  expect(simulator.log.requests).toEqual([])
})
