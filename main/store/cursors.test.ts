import { expect, test } from 'vitest'
import { ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

test('a walk that never began has no cursor', async () => {
  const store = await aStore()

  expect(await store.cursors.get(ACCOUNT, 'conversations')).toBeNull()
})

test('a cursor is kept for its account and its name', async () => {
  const store = await aStore()

  valueOf(await store.cursors.set(ACCOUNT, 'conversations', 'page 3'))
  valueOf(await store.cursors.set(ACCOUNT, 'contacts', ''))
  valueOf(await store.cursors.set(OTHER_ACCOUNT, 'conversations', 'page 1'))

  expect(await store.cursors.get(ACCOUNT, 'conversations')).toBe('page 3')
  expect(await store.cursors.get(ACCOUNT, 'contacts')).toBe('')
  expect(await store.cursors.get(OTHER_ACCOUNT, 'conversations')).toBe('page 1')
})

test('a cursor moves on, and null ends it', async () => {
  const store = await aStore()
  valueOf(await store.cursors.set(ACCOUNT, 'conversations', 'page 3'))

  valueOf(await store.cursors.set(ACCOUNT, 'conversations', 'page 4'))
  const moved = await store.cursors.get(ACCOUNT, 'conversations')
  valueOf(await store.cursors.set(ACCOUNT, 'conversations', null))

  expect(moved).toBe('page 4')
  expect(await store.cursors.get(ACCOUNT, 'conversations')).toBeNull()
})
