import { expect, test } from 'vitest'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, aConversationRecord, aMessage, anOutboxRow, at, CONVERSATION } from '#main/testing/builders.ts'
import { valueOf } from './testing/a-store.ts'
import { someTables } from './testing/some-tables.ts'

const view = { lane: 'all', scope: null, ...NOT_NARROWED } as const

async function someFilledTables() {
  const tables = someTables()
  const other = conversationId(ACCOUNT, 'other')
  valueOf(await tables.conversations.upsert([aConversationRecord(), aConversationRecord({ id: other })], at(0)))
  const items = [1, 2, 3].map(number => aMessage({ remote: `m${number}`, at: at(number) }))
  valueOf(await tables.thread.upsert(CONVERSATION, items, { isNew: true, seenAt: at(0) }))
  return { ...tables, other }
}

test('a conversation that cannot be read is skipped and the others are shown', async () => {
  const { cache, conversations, other } = await someFilledTables()
  cache.run(`UPDATE conversations SET status = 'nonsense' WHERE id = @id`, { id: CONVERSATION })

  const { rows } = await conversations.list(view, { offset: 0, limit: 10 })

  expect(rows.map(({ conversation }) => conversation.id)).toEqual([other])
  expect(await conversations.get(CONVERSATION)).toBeNull()
})

test.each(['not JSON', '[]', '{"author":7}'])('an item whose record is %s is skipped, counted by kind, and kept', async record => {
  const { cache, thread, log } = await someFilledTables()
  cache.run(`UPDATE items SET record = @record WHERE remote = 'm2'`, { record })

  const { items } = await thread.page(CONVERSATION, 10)

  expect(items.map(({ id }) => id)).toEqual(['msg:one/c1/m1', 'msg:one/c1/m3'])
  expect(log.lines).toEqual([{ level: 'warn', what: 'a stored row was skipped', facts: { kind: 'thread item', skipped: 1 } }])
  expect(await thread.count(CONVERSATION)).toBe(3)
})

test('a row that is skipped again and again is counted once', async () => {
  const { cache, thread, log } = await someFilledTables()
  cache.run(`UPDATE items SET record = 'x' WHERE remote IN ('m1', 'm2')`)

  for (let time = 0; time < 5; time += 1) await thread.page(CONVERSATION, 10)

  expect(log.lines.map(({ facts }) => facts['skipped'])).toEqual([1, 2])
})

test('the log names no content of a skipped row', async () => {
  const { cache, thread, log } = await someFilledTables()
  cache.run(`UPDATE items SET record = 'confidential words' WHERE remote = 'm1'`)

  await thread.page(CONVERSATION, 10)

  expect(JSON.stringify(log.lines)).not.toContain('confidential')
})

test('a conversation that cannot be read is mended by what the service tells next', async () => {
  const { cache, conversations } = await someFilledTables()
  cache.run(`UPDATE conversations SET segments = '{' WHERE id = @id`, { id: CONVERSATION })

  const changed = valueOf(await conversations.upsert([aConversationRecord()], at(1)))

  expect(changed).toEqual([CONVERSATION])
  expect((await conversations.get(CONVERSATION))?.conversation).toMatchObject({ segments: [] })
})

test('segments that cannot be read hide no others', async () => {
  const { cache, conversations } = await someFilledTables()
  valueOf(await conversations.upsert([aConversationRecord({ id: conversationId(ACCOUNT, 'good'), segments: ['vip'] })], at(1)))
  cache.run(`UPDATE conversations SET segments = '{' WHERE id = @id`, { id: CONVERSATION })

  expect(await conversations.segments(ACCOUNT)).toEqual(['vip'])
})

test('an outbox entry that cannot be read is never deleted and does not hide the others', async () => {
  const { outbox, entries } = someTables()
  const [bad, good] = [anOutboxRow({ number: 1 }), anOutboxRow({ number: 2 })]
  for (const row of [bad, good]) valueOf(await entries.add(row, null))
  outbox.run(`UPDATE outbox SET intent = '{"kind":"telegram"}' WHERE id = @id`, { id: bad.id })

  expect((await entries.open()).map(({ entry }) => entry.id)).toEqual([good.id])
  expect(outbox.number('SELECT count(*) FROM outbox')).toBe(2)
})
