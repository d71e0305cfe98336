import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aDraft, aLog, anAccount, anAttachment, anOutboxRow, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'
import { aFolder, filesHolding } from './testing/a-folder.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const STRAY = conversationId(OTHER_ACCOUNT, 'c1')

async function write(store: Store): Promise<void> {
  for (const id of [CONVERSATION, STRAY]) {
    valueOf(await store.drafts.write(aDraft({ conversationId: id, text: `draft of ${id}` })))
    valueOf(await store.attachments.put(id, anAttachment(`file of ${id}`)))
  }
}

const held = async (store: Store) =>
  Promise.all([CONVERSATION, STRAY].map(async id => [(await store.drafts.of(id)).length, (await store.attachments.of(id)).length]))

test('drafts and files of an account that is not kept go, and those of one that is stay', async () => {
  const store = await aStore()
  valueOf(await store.accounts.put(anAccount()))
  await write(store)

  expect(await store.dropStrays()).toEqual(ok(2))

  expect(await held(store)).toEqual([[1, 1], [0, 0]])
  expect(await store.dropStrays()).toEqual(ok(0))
})

test('an entry whose account is not kept stays', async () => {
  const store = await aStore()
  valueOf(await store.outbox.add(anOutboxRow({ conversationId: STRAY }), null))

  await store.dropStrays()

  expect(await store.outbox.list(null)).toHaveLength(1)
})

test('they are gone from both copies, and from the bytes of both', async () => {
  const folder = aFolder()
  const open = async () => valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  const store = await open()
  valueOf(await store.accounts.put(anAccount()))
  await write(store)
  await store.dropStrays()
  store.close()

  const again = await open()
  expect(await held(again)).toEqual([[1, 1], [0, 0]])
  again.close()
  expect(filesHolding(folder, `draft of ${STRAY}`)).toEqual([])
})

test('what was carried over from a damaged file stays for that run: its account may be what was lost', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'outbox.db'), 'this is no database, and not a small one '.repeat(200))
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  await write(store)

  expect(await store.dropStrays()).toEqual(ok(0))

  expect(await held(store)).toEqual([[1, 1], [1, 1]])
  store.close()
})
