import { expect, test } from 'vitest'
import type { Result } from '#app/result.ts'
import { aContact, aConversationRecord, aDraft, aMessage, anOutboxRow, at, CONVERSATION } from '#main/testing/builders.ts'
import type { Sql } from './sql.ts'
import { valueOf } from './testing/a-store.ts'
import { someTables } from './testing/some-tables.ts'

const diskFull = { ok: false, failure: { kind: 'diskFull' } }
const much = 'many words that need a lot of room '.repeat(2_000)

/** No page more than there is. */
function fillUp(sql: Sql): void {
  sql.pragma(`max_page_count = ${Number(sql.pragma('page_count'))}`)
}

async function untilFull(write: (number: number) => Promise<Result<unknown>>): Promise<Readonly<{ written: number; last: Result<unknown> }>> {
  for (let number = 1; number < 10_000; number += 1) {
    const last = await write(number)
    if (!last.ok) return { written: number - 1, last }
  }
  throw new Error('the disk never became full')
}

test('a full disk is a failure of its own, and nothing of the write is kept', async () => {
  const { cache, conversations, thread } = someTables()
  valueOf(await conversations.upsert([aConversationRecord()], at(0)))
  valueOf(await thread.upsert(CONVERSATION, [aMessage({ text: 'before' })], { isNew: true, seenAt: at(0) }))
  const before = await conversations.get(CONVERSATION)
  fillUp(cache)

  const failed = await thread.upsert(CONVERSATION, [aMessage({ remote: 'm2', text: much, at: at(1) })], { isNew: true, seenAt: at(1) })

  expect(failed).toEqual(diskFull)
  expect(await thread.count(CONVERSATION)).toBe(1)
  expect(await conversations.get(CONVERSATION)).toEqual(before)
})

test('reads go on while the disk is full, search included', async () => {
  const { cache, conversations, thread, contacts } = someTables()
  valueOf(await conversations.upsert([aConversationRecord()], at(0)))
  valueOf(await thread.upsert(CONVERSATION, [aMessage({ text: 'refund' })], { isNew: true, seenAt: at(0) }))
  fillUp(cache)
  expect(await contacts.upsert([aContact({ notepad: much })])).toEqual(diskFull)

  expect((await thread.page(CONVERSATION, 10)).items).toHaveLength(1)
  expect(await conversations.search({ text: 'refund', scope: null, limit: 5 })).toHaveLength(1)
  expect(await conversations.counts(null)).toMatchObject({ all: 1 })
})

test('writing works again when there is room', async () => {
  const { cache, conversations } = someTables()
  fillUp(cache)
  const record = aConversationRecord({ subject: much })
  expect(await conversations.upsert([record], at(0))).toEqual(diskFull)

  cache.pragma('max_page_count = 100000')

  expect(valueOf(await conversations.upsert([record], at(0)))).toEqual([CONVERSATION])
})

test('no reply is half taken: the draft stays where its entry could not be written', async () => {
  const { outbox, drafts, entries } = someTables()
  const draft = aDraft({ text: 'x'.repeat(50_000) })
  valueOf(await drafts.write(draft))
  fillUp(outbox)

  const { written, last } = await untilFull(number => entries.add(anOutboxRow({ number }), number === 1 ? null : 'note'))

  expect(last).toEqual(diskFull)
  expect(await entries.open()).toHaveLength(written)
  expect(await drafts.of(CONVERSATION)).toEqual([draft])
  expect(await drafts.write(aDraft({ mode: 'note', text: much }))).toEqual(diskFull)
})

test('ending a draft in favour of its entry needs no more room than the draft had', async () => {
  const { outbox, drafts, entries } = someTables()
  valueOf(await drafts.write(aDraft({ text: 'x'.repeat(50_000) })))
  fillUp(outbox)
  await untilFull(number => entries.add(anOutboxRow({ number }), null))
  valueOf(await drafts.remove(CONVERSATION, 'reply'))

  valueOf(await entries.add(anOutboxRow({ number: 20_000 }), 'reply'))

  expect(await drafts.of(CONVERSATION)).toEqual([])
})
