import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { anOpenAccount } from '#main/providers/freshchat/testing/an-open-account.ts'
import { createFreshchatClient } from './client.ts'
import { readKey } from './credential.ts'
import { createUserShelf } from './user-shelf.ts'

async function aShelf() {
  const opened = await anOpenAccount()
  const read = readKey(opened.opening.credential)
  if (!read.ok) throw new Error(read.field)
  const client = createFreshchatClient({ ...opened.opening, key: read.key, accountId: accountId('work') })
  return { ...opened, shelf: createUserShelf(client) }
}

test('whom we have not seen is asked for once, all in one call', async () => {
  const { shelf, simulator, mia, noor } = await aShelf()

  await shelf.fetch([mia.id, noor.id, mia.id], undefined)
  await shelf.fetch([noor.id], undefined)

  expect(shelf.get(mia.id)?.first_name).toBe('Mia')
  expect(simulator.log.requests.map(request => request.body)).toEqual([{ ids: [mia.id, noor.id] }])
})

test('more than a hundred are asked for in hundreds', async () => {
  const { shelf, simulator } = await aShelf()
  const ids = Array.from({ length: 250 }, (_none, number) => simulator.world.addUser({ firstName: `Person ${number}` }).id)

  const fetched = await shelf.fetch(ids, undefined)

  expect(fetched.ok).toBe(true)
  expect(ids.every(id => shelf.get(id) !== null)).toBe(true)
  expect(simulator.log.requests).toHaveLength(3)
})

test('who is gone stays missing without being a failure, and a failure is one', async () => {
  const { shelf, simulator } = await aShelf()
  const gone = await shelf.fetch(['gone'], undefined)
  simulator.faults.add({ path: '/v2/users/fetch', effect: { kind: 'refused', status: 503 } })

  expect(gone).toEqual({ ok: true, value: null })
  expect(shelf.get('gone')).toBeNull()
  expect(shelf.get(null)).toBeNull()
  expect(await shelf.fetch(['other'], undefined)).toEqual({ ok: false, failure: { kind: 'providerDown', status: 503 } })
})

test('the shelf keeps two thousand and lets go of who was put there first', async () => {
  const { shelf, simulator } = await aShelf()
  const ids = Array.from({ length: 2_001 }, () => simulator.world.addUser({ firstName: 'Somebody' }).id)

  await shelf.fetch(ids, undefined)

  expect(shelf.get(ids[0] ?? '')).toBeNull()
  expect(shelf.get(ids[1] ?? '')).not.toBeNull()
  expect(shelf.get(ids.at(-1) ?? '')).not.toBeNull()
})
