import { expect, test } from 'vitest'
import { ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync } from './testing/a-sync.ts'

test('everything that an account has is in the store after a while', async () => {
  const { sync, store, service } = await aSettledSync({}, ({ service: { world } }) => {
    for (const remote of ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']) world.open(remote)
  })

  expect(await store.conversations.openIds(ACCOUNT, 10)).toEqual(service.world.list(undefined).map(({ id }) => id))
  await sync.close()
})
