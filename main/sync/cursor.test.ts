import { expect, test } from 'vitest'
import { aStore } from '#main/store/testing/a-store.ts'
import { ACCOUNT, at, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { createCursors } from './cursor.ts'

async function someCursors() {
  const { cursors: table } = await aStore()
  return { table, cursors: createCursors(table, ACCOUNT) }
}

test('what was never begun is null', async () => {
  const { cursors } = await someCursors()

  expect(await cursors.history()).toBeNull()
  expect(await cursors.listUpTo()).toBeNull()
  expect(await cursors.threadUpTo(CONVERSATION)).toBeNull()
  expect(await cursors.contacts()).toBeNull()
})

test('a filling that an earlier version kept goes on', async () => {
  const { table, cursors } = await someCursors()
  await table.set(ACCOUNT, 'history', '{"next":"page 4","pagesDone":3,"restarts":0,"isDone":false}')

  expect(await cursors.history()).toEqual({ next: 'page 4', pagesDone: 3, restarts: 0, isDone: false, since: null })
})

test('how far a walk has come is kept', async () => {
  const { table, cursors } = await someCursors()
  const history = { next: 'page 4', pagesDone: 3, restarts: 0, isDone: false, since: at(5) }
  await cursors.setHistory(history)
  await cursors.setListUpTo(at(5))
  await cursors.setThreadUpTo(CONVERSATION, at(7))
  await cursors.setContacts({ next: null })

  const later = createCursors(table, ACCOUNT)

  expect(await later.history()).toEqual(history)
  expect(await later.listUpTo()).toBe(at(5))
  expect(await later.threadUpTo(CONVERSATION)).toBe(at(7))
  expect(await later.contacts()).toEqual({ next: null })
})

test('each account has its own', async () => {
  const { table, cursors } = await someCursors()

  await cursors.setListUpTo(at(5))

  expect(await createCursors(table, OTHER_ACCOUNT).listUpTo()).toBeNull()
})

test.each(['', 'not json', '{"next":', '{"pagesDone":"many"}', '-5', '"later"'])('what can no longer be read (%s) counts as never begun', async text => {
  const { table, cursors } = await someCursors()
  for (const name of ['history', 'list', 'contacts']) await table.set(ACCOUNT, name, text)

  expect(await cursors.history()).toBeNull()
  expect(await cursors.listUpTo()).toBeNull()
  expect(await cursors.contacts()).toBeNull()
})
