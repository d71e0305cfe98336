import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { conversationId, type AccountId } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import {
  aCampaign, aContact, ACCOUNT, aConversationRecord, aDraft, aGroup, aLog, aMessage, aNote, anAccount, anAttachment, anInbox, anOperator, anOutboxRow,
  aReplyIntent, at, OTHER_ACCOUNT,
} from '#main/testing/builders.ts'
import { createAccountTable } from './accounts.ts'
import { createContactTable } from './contacts.ts'
import { createConversationKeeper } from './conversation-keeper.ts'
import { createCursorTable } from './cursors.ts'
import { forgetAccount } from './forget.ts'
import { openCopies } from './open-copies.ts'
import { IN_MEMORY } from './open-database.ts'
import { openCache, openOutbox } from './open-files.ts'
import { openStore } from './open-store.ts'
import { createRowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { Store } from './store.ts'
import { systemDisk } from './system-disk.ts'
import { aFolder, filesHolding } from './testing/a-folder.ts'
import { aStore, valueOf } from './testing/a-store.ts'
import { createThreadTable } from './thread.ts'

const told = { isNew: true, seenAt: at(0) }

/** Everything that a store can hold of an account; `word` is in every text. */
async function fill(store: Store, account: AccountId, word: string): Promise<void> {
  const id = conversationId(account, 'c1')
  const named = { accountId: account, name: `${word}name` }
  valueOf(await store.accounts.put(anAccount({ id: account, name: `${word}name` })))
  valueOf(await store.conversations.upsert([aConversationRecord({ id, contactName: `${word}contact`, subject: `${word}subject` })], at(0)))
  const messages = Array.from({ length: 300 }, (_, index) =>
    aMessage({ conversationId: id, remote: `m${index}`, at: at(index), text: `${word}message number${index} ${word}${index}` }))
  valueOf(await store.thread.upsert(id, [...messages, aNote({ conversationId: id, text: `${word}note` })], told))
  valueOf(await store.contacts.upsert([aContact({ ...named, notepad: `${word}notepad` })]))
  valueOf(await store.campaigns.upsert([aCampaign({ ...named })]))
  valueOf(await store.people.replaceOperators(account, [anOperator({ ...named })]))
  valueOf(await store.people.replaceGroups(account, [aGroup({ ...named })]))
  valueOf(await store.people.replaceInboxes(account, [anInbox({ ...named })]))
  valueOf(await store.cursors.set(account, 'conversations', `${word}cursor`))
  valueOf(await store.journal.add({ accountId: account, at: at(0), what: { kind: 'keyReplaced' } }))
  valueOf(await store.drafts.write(aDraft({ conversationId: id, text: `${word}draft` })))
  valueOf(await store.attachments.put(id, anAttachment(`${word}file`)))
  const start = account === ACCOUNT ? 0 : 100
  for (const number of [1, 2, 3]) {
    valueOf(await store.outbox.add(anOutboxRow({ number: start + number, conversationId: id, intent: aReplyIntent(`${word}reply`) }), null))
  }
  valueOf(await store.outbox.move(anOutboxRow({ number: start + 1 }).id, { delivery: { state: 'sent', at: at(1), remoteId: 'r' } }))
}

/** What can still be seen of an account through the store. */
async function tracesOf(store: Store, account: AccountId, word: string) {
  const id = conversationId(account, 'c1')
  const scope = [account]
  return {
    accounts: (await store.accounts.list()).filter(({ id: other }) => other === account).length,
    conversations: (await store.conversations.counts(scope)).all,
    items: await store.thread.count(id),
    hits: (await store.conversations.search({ text: word, scope: null, limit: 100 })).length,
    contacts: (await store.contacts.list({ scope, search: '', offset: 0, limit: 9 })).total,
    contactHits: (await store.contacts.list({ scope: null, search: `${word}name`, offset: 0, limit: 9 })).total,
    campaigns: (await store.campaigns.list({ scope, search: '', states: null })).length,
    people: (await store.people.operators(scope)).length + (await store.people.groups(scope)).length + (await store.people.inboxes(scope)).length,
    cursor: await store.cursors.get(account, 'conversations'),
    journal: (await store.journal.list({ scope, before: null, limit: 9 })).length,
    drafts: (await store.drafts.of(id)).length,
    attachments: (await store.attachments.of(id)).length,
    outbox: (await store.outbox.list(scope)).length,
    claimed: (await store.outbox.claimed(id)).length,
  }
}

const NONE = { accounts: 0, conversations: 0, items: 0, hits: 0, contacts: 0, contactHits: 0, campaigns: 0, people: 0, cursor: null, journal: 0, drafts: 0, attachments: 0, outbox: 0, claimed: 0 }

test('an account that is forgotten leaves nothing, and the others everything', async () => {
  const store = await aStore()
  await fill(store, ACCOUNT, 'alpha')
  await fill(store, OTHER_ACCOUNT, 'omega')
  const otherBefore = await tracesOf(store, OTHER_ACCOUNT, 'omega')

  valueOf(await store.forget(ACCOUNT))

  expect(await tracesOf(store, ACCOUNT, 'alpha')).toEqual(NONE)
  expect(await tracesOf(store, OTHER_ACCOUNT, 'omega')).toEqual(otherBefore)
  expect(otherBefore).toMatchObject({ items: 301, contacts: 1, contactHits: 1, people: 3, outbox: 2, claimed: 1 })
})

test('forgetting answers how many unsent entries went with it', async () => {
  const store = await aStore()
  await fill(store, ACCOUNT, 'alpha')

  expect(valueOf(await store.forget(ACCOUNT))).toBe(2)
  expect(valueOf(await store.forget(ACCOUNT))).toBe(0)
})

test('not a byte of what was forgotten is left in any file', async () => {
  const folder = aFolder()
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  await fill(store, ACCOUNT, 'alphasecret')
  await fill(store, OTHER_ACCOUNT, 'omegasecret')
  store.close()
  const reopened = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  const before = filesHolding(folder, 'alphasecret')

  valueOf(await reopened.forget(ACCOUNT))

  expect(before).toEqual(['cache.db', 'outbox.copy', 'outbox.db'])
  expect(filesHolding(folder, 'alphasecret')).toEqual([])
  reopened.close()
  expect(filesHolding(folder, 'alphasecret')).toEqual([])
  expect(filesHolding(folder, 'omegasecret')).toEqual(['cache.db', 'outbox.copy', 'outbox.db'])
})

test('an account that is a small part of a large store leaves no byte either', async () => {
  const folder = aFolder()
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  for (let number = 0; number < 40; number += 1) {
    const id = conversationId(OTHER_ACCOUNT, `c${number}`)
    const messages = Array.from({ length: 100 }, (_, index) =>
      aMessage({ conversationId: id, remote: `m${index}`, at: at(number * 100 + index), text: `omega word${number} word${index * number}` }))
    valueOf(await store.thread.upsert(id, messages, told))
  }
  const id = conversationId(ACCOUNT, 'c1')
  valueOf(await store.thread.upsert(id, [aMessage({ conversationId: id, at: at(2_000), text: 'alphasecret' })], told))
  const before = filesHolding(folder, 'alphasecret')

  valueOf(await store.forget(ACCOUNT))

  expect(before).not.toEqual([])
  expect(filesHolding(folder, 'alphasecret')).toEqual([])
  store.close()
})

test('the file gives back the room of what was forgotten', async () => {
  const folder = aFolder()
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  await fill(store, ACCOUNT, 'alpha')
  valueOf(await store.forget(ACCOUNT))
  const small = statSync(join(folder, 'cache.db')).size
  await fill(store, ACCOUNT, 'alpha')
  store.close()
  const large = statSync(join(folder, 'cache.db')).size
  const reopened = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))

  valueOf(await reopened.forget(ACCOUNT))

  expect(large).toBeGreaterThan(small * 1.2)
  expect(statSync(join(folder, 'cache.db')).size).toBeLessThanOrEqual(small)
  reopened.close()
})

test.each(['cache.db', 'outbox.db'])('a %s that was set aside earlier goes too: it holds the account', async file => {
  const folder = aFolder()
  writeFileSync(join(folder, file), 'broken '.repeat(1_000))
  const store = valueOf(await openStore({ folder, clock: aClock(), log: aLog() }))
  const name = file === 'cache.db' ? store.cacheSetAside : store.outboxSetAside
  expect(readdirSync(folder)).toContain(name)

  valueOf(await store.forget(ACCOUNT))

  expect(readdirSync(folder)).not.toContain(name)
  store.close()
})

test('a removal that ends at whichever step leaves nothing that seems whole, and nothing that search no longer finds', async () => {
  const [clock, log] = [aClock(), aLog()]
  const [outbox, cache] = [valueOf(openOutbox(IN_MEMORY, { clock, log })).sql, valueOf(openCache(IN_MEMORY, { clock, log })).sql]
  const { both } = valueOf(openCopies({ sql: outbox, file: IN_MEMORY, disk: systemDisk, log }))
  const rows = createRowReader(log)
  const needs = { cache, outbox, both, rows, keeper: createConversationKeeper({ cache, rows }) }
  const [accounts, thread, contacts, cursors] = [createAccountTable(needs), createThreadTable(needs), createContactTable(needs), createCursorTable(needs)]
  const id = conversationId(ACCOUNT, 'c1')
  valueOf(await accounts.put(anAccount()))
  const all = Array.from({ length: 2_100 }, (_, index) => aMessage({ conversationId: id, remote: `m${index}`, at: at(index), text: `alpha ${index}` }))
  const tellAll = async () => {
    valueOf(await thread.upsert(id, all, told))
    valueOf(await contacts.upsert([aContact({ accountId: ACCOUNT, name: 'alpha' })]))
    valueOf(await thread.setFilling(id, { olderCursor: null, checkedAt: at(0) }))
    valueOf(await cursors.set(ACCOUNT, 'list', 'up to now'))
  }
  const failingAt = (step: number): Sql => {
    let steps = 0
    return { ...cache, write: act => (steps++ < step ? cache.write(act) : fail({ kind: 'diskRefused', code: 'SQLITE_IOERR' })) }
  }
  await tellAll()
  let forgotten: Awaited<ReturnType<typeof forgetAccount>> | null = null

  for (let step = 1; forgotten?.ok !== true; step += 1) {
    forgotten = await forgetAccount({ cache: failingAt(step), outbox, both }, ACCOUNT)

    const isLess = (await thread.count(id)) < all.length
    const claims = [await thread.olderCursor(id), await cursors.get(ACCOUNT, 'list')]
    expect({ step, claims: isLess ? claims : 'true' }).toEqual({ step, claims: isLess ? [undefined, null] : 'true' })
    expect((await thread.search(id, 'alpha')).ids).toHaveLength(Math.min(2_000, await thread.count(id)))
    await tellAll()
    expect(await thread.count(id)).toBe(all.length)
    expect((await thread.search(id, 'alpha 7')).ids).toContain(all[7]?.id)
    expect((await contacts.list({ scope: null, search: 'alpha', offset: 0, limit: 9 })).total).toBe(1)
  }

  expect(await accounts.list()).toEqual([])
})

test('an account whose rows are gone is forgotten, also where the disk gives no room back', async () => {
  const [clock, log] = [aClock(), aLog()]
  const [outbox, cache] = [valueOf(openOutbox(IN_MEMORY, { clock, log })).sql, valueOf(openCache(IN_MEMORY, { clock, log })).sql]
  const { both } = valueOf(openCopies({ sql: outbox, file: IN_MEMORY, disk: systemDisk, log }))
  valueOf(await createAccountTable({ outbox, both, rows: createRowReader(log) }).put(anAccount()))
  const refusing = (sql: Sql): Sql => ({
    ...sql,
    pragma: () => {
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    },
  })

  const forgotten = await forgetAccount({ cache: refusing(cache), outbox: refusing(outbox), both }, ACCOUNT)

  expect(forgotten).toEqual(ok(0))
  expect(outbox.number('SELECT count(*) FROM accounts')).toBe(0)
})
