import { expect, test } from 'vitest'
import { operatorId } from '#app/domain/ids.ts'
import { ACCOUNT, CONVERSATION, START } from '#main/testing/builders.ts'
import { aFolder } from '#main/store/testing/a-folder.ts'
import { openIn, textsIn } from '#main/store/testing/an-outbox-folder.ts'
import { isMidMigration, leaveOldStore } from './an-old-store.ts'

test('what waits in a store of the first released version waits there after the update', async () => {
  const folder = aFolder()
  const rows = leaveOldStore({ folder, places: [{ conversationId: CONVERSATION, me: operatorId(ACCOUNT, 'me') }], from: 7, now: START })
  expect(isMidMigration(folder)).toBe(true)

  const store = await openIn(folder)

  expect(await textsIn(store)).toEqual(['message 7', 'message 8', 'message 9', 'message 10'])
  expect(rows.map(({ order, meant }) => [order, meant.accountId])).toEqual([1, 2, 3, 4].map(order => [order, ACCOUNT]))
  expect(isMidMigration(folder)).toBe(false)
  store.close()
})
