import { expect, test } from 'vitest'
import type { Happening, JournalEntry } from '#app/domain/journal-entry.ts'
import { ACCOUNT, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { KEPT_LINES } from './journal.ts'
import type { Store } from './store.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const QUEUED: Happening = { kind: 'queued', intent: 'reply' }

async function add(store: Store, number: number, line: Partial<Omit<JournalEntry, 'key'>> = {}): Promise<void> {
  valueOf(await store.journal.add({ accountId: ACCOUNT, at: at(number), what: QUEUED, ...line }))
}

const all = { scope: null, before: null, limit: 5_000 } as const

test('what happened is read back as it was, the newest first', async () => {
  const store = await aStore()
  const sent: Happening = { kind: 'sent', intent: 'note', attempts: 2, waitedMs: 900 }
  await add(store, 1)
  await add(store, 2, { accountId: OTHER_ACCOUNT, what: sent })

  const lines = await store.journal.list(all)

  expect(lines).toMatchObject([{ accountId: OTHER_ACCOUNT, at: at(2), what: sent }, { accountId: ACCOUNT, at: at(1), what: QUEUED }])
})

test('a page begins where the last one ended, whatever is added meanwhile', async () => {
  const store = await aStore()
  for (const number of [1, 2, 3, 4]) await add(store, number)
  const first = await store.journal.list({ ...all, limit: 2 })
  await add(store, 5)

  const second = await store.journal.list({ ...all, before: first.at(-1)?.key ?? null, limit: 2 })

  expect([...first, ...second].map(line => line.at)).toEqual([at(4), at(3), at(2), at(1)])
})

test('a scope leaves the others out', async () => {
  const store = await aStore()
  await add(store, 1)
  await add(store, 2, { accountId: OTHER_ACCOUNT })

  expect((await store.journal.list({ ...all, scope: [ACCOUNT] })).map(({ accountId }) => accountId)).toEqual([ACCOUNT])
  expect(await store.journal.list({ ...all, scope: [] })).toEqual([])
})

test('of each account the newest thousand are kept, and a busy one takes nothing from a quiet one', async () => {
  const store = await aStore()
  await add(store, 0, { accountId: OTHER_ACCOUNT })
  for (let number = 1; number <= KEPT_LINES + 5; number += 1) await add(store, number)

  const lines = await store.journal.list(all)

  expect(lines.filter(({ accountId }) => accountId === ACCOUNT)).toHaveLength(KEPT_LINES)
  expect(lines.filter(({ accountId }) => accountId === ACCOUNT).at(-1)?.at).toBe(at(6))
  expect(lines.filter(({ accountId }) => accountId === OTHER_ACCOUNT)).toHaveLength(1)
})
