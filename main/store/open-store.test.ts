import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT, aConversationRecord, aDraft, aLog, aMessage, anAccount, anOutboxRow, at, CONVERSATION } from '#main/testing/builders.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { scramble } from './testing/scramble.ts'

const open = (folder: string, log = aLog()) => openStore({ folder, clock: aClock(), log })

async function fill(store: Store): Promise<void> {
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.conversations.upsert([aConversationRecord()], at(0)))
  valueOf(await store.thread.upsert(CONVERSATION, [aMessage()], { isNew: false, seenAt: at(0) }))
  valueOf(await store.outbox.add(anOutboxRow(), null))
  valueOf(await store.drafts.write(aDraft()))
}

test.skipIf(process.platform === 'win32')('the folder is made for this person alone', async () => {
  const folder = join(aFolder(), 'inner')

  valueOf(await open(folder)).close()

  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
})

test.skipIf(process.platform === 'win32')('every file in it is made for this person alone', async () => {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  await fill(store)

  const modes = readdirSync(folder).map(name => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)])
  store.close()

  expect(Object.fromEntries(modes)).toMatchObject({ 'outbox.db': '600', 'outbox.db-wal': '600', 'cache.db': '600', 'cache.db-wal': '600' })
  expect(modes.filter(([, mode]) => mode !== '600')).toEqual([])
})

/** A folder with a store that was filled and closed. */
async function aFilledFolder(): Promise<string> {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  await fill(store)
  store.close()
  return folder
}

function setSchema(file: string, version: number): void {
  const db = new Database(file)
  db.pragma(`user_version = ${version}`)
  db.close()
}

test('a store comes back as it was left', async () => {
  const folder = await aFilledFolder()

  const store = valueOf(await open(folder))

  expect(await store.accounts.list()).toEqual([anAccount()])
  expect((await store.conversations.get(CONVERSATION))?.draftMode).toBe('reply')
  expect((await store.thread.page(CONVERSATION, 10)).items).toEqual([aMessage()])
  expect(await store.outbox.open()).toHaveLength(1)
  expect(store).toMatchObject({ cacheSetAside: null, outboxSetAside: null })
  store.close()
})

test('the folder is made where it is missing, for this person alone', async () => {
  const folder = join(aFolder(), 'not', 'yet')

  valueOf(await open(folder)).close()

  expect(readdirSync(folder).toSorted()).toEqual(['cache.db', 'outbox.ballast', 'outbox.copy', 'outbox.db'])
  for (const name of readdirSync(folder).filter(file => !file.endsWith('.db'))) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
  expect(statSync(folder).mode & 0o077).toBe(0)
})

test('what was answered survives without a close', async () => {
  const folder = aFolder()
  const abandoned = valueOf(await open(folder))
  await fill(abandoned)

  const store = valueOf(await open(folder))

  expect(await store.outbox.open()).toHaveLength(1)
  expect((await store.thread.page(CONVERSATION, 10)).items).toEqual([aMessage()])
  store.close()
  abandoned.close()
})

test('nothing of the outbox or the accounts is in the cache', async () => {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  valueOf(await store.accounts.put(anAccount({ name: 'nameofaccount' })))
  valueOf(await store.drafts.write(aDraft({ text: 'unfinishedthought' })))
  store.close()

  const cache = readFileSync(join(folder, 'cache.db'))
  expect(cache.includes('nameofaccount') || cache.includes('unfinishedthought')).toBe(false)
})

test('the files refuse what SQLite can refuse', async () => {
  const folder = await aFilledFolder()
  const db = new Database(join(folder, 'cache.db'))

  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('auto_vacuum', { simple: true })).toBe(2)
  db.pragma('writable_schema = ON')
  expect(() => db.exec('DELETE FROM sqlite_schema')).toThrow(/may not be modified/)
  db.close()
})

test('a cache of a later version is set aside and begun anew', async () => {
  const folder = await aFilledFolder()
  setSchema(join(folder, 'cache.db'), 99)
  const log = aLog()

  const store = valueOf(await open(folder, log))

  expect(store.cacheSetAside).toBe('cache.db.aside-20260105T090000')
  expect(existsSync(join(folder, 'cache.db.aside-20260105T090000'))).toBe(true)
  expect(await store.conversations.get(CONVERSATION)).toBeNull()
  expect(await store.outbox.open()).toHaveLength(1)
  expect(log.lines).toMatchObject([{ level: 'warn', facts: { why: 'newer' } }])
  store.close()
})

test('an outbox of a later version is refused and not touched', async () => {
  const folder = await aFilledFolder()
  const file = join(folder, 'outbox.db')
  setSchema(file, 99)
  const before = readFileSync(file)

  expect(await open(folder)).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'outbox.db (schema 99)', found: 'newer' } })

  expect(readFileSync(file).equals(before)).toBe(true)
  setSchema(file, outboxMigrations.length)
  const store = valueOf(await open(folder))
  expect(await store.outbox.open()).toHaveLength(1)
  store.close()
})

test.each([
  ['is no database', 'this is no database at all, but it is long enough to be looked at '.repeat(100)],
  ['has a broken header', `SQLite format 3\u0000${'\u0001'.repeat(5_000)}`],
])('a cache that %s is set aside and begun anew', async (_, content) => {
  const folder = await aFilledFolder()
  writeFileSync(join(folder, 'cache.db'), content)

  const store = valueOf(await open(folder))

  expect(readFileSync(join(folder, store.cacheSetAside ?? ''), 'utf8')).toBe(content)
  valueOf(await store.conversations.upsert([aConversationRecord()], at(0)))
  expect((await store.conversations.get(CONVERSATION))?.pending).toBe('queued')
  store.close()
})

test('of several caches set aside the last is kept', async () => {
  const folder = await aFilledFolder()
  const names = []
  for (let time = 0; time < 3; time += 1) {
    writeFileSync(join(folder, 'cache.db'), 'broken '.repeat(1_000))
    const store = valueOf(await open(folder))
    names.push(store.cacheSetAside)
    store.close()
  }

  expect(readdirSync(folder).filter(name => name.includes('aside'))).toEqual([names.at(-1)])
})

test('damage that was met while the app ran is acted upon at the next start', async () => {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  const items = Array.from({ length: 500 }, (_, index) => aMessage({ remote: `m${index}`, at: at(index), text: 'word '.repeat(50) }))
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: false, seenAt: at(0) }))
  store.close()
  scramble(join(folder, 'cache.db'))
  const damaged = valueOf(await open(folder))
  await expect(damaged.thread.page(CONVERSATION, 400)).rejects.toThrow(/malformed/)
  damaged.close()

  const anew = valueOf(await open(folder))

  expect(anew.cacheSetAside).toMatch(/^cache\.db\.aside-/)
  expect((await anew.thread.page(CONVERSATION, 400)).items).toEqual([])
  anew.close()
})

test('damage is told once, when it is first met while the app runs, and not again by the start that mends it', async () => {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  const items = Array.from({ length: 500 }, (_, index) => aMessage({ remote: `m${index}`, at: at(index), text: 'word '.repeat(50) }))
  valueOf(await store.thread.upsert(CONVERSATION, items, { isNew: false, seenAt: at(0) }))
  store.close()
  scramble(join(folder, 'cache.db'))
  const told: string[] = []
  const openTelling = async () => valueOf(await openStore({ folder, clock: aClock(), log: aLog(), onDamage: () => void told.push('damaged') }))

  const damaged = await openTelling()
  const before = damaged.isDamaged()
  for (let read = 0; read < 3; read += 1) await expect(damaged.thread.page(CONVERSATION, 400)).rejects.toThrow(/malformed/)
  const after = damaged.isDamaged()
  damaged.close()
  const anew = await openTelling()

  expect([before, after, anew.isDamaged()]).toEqual([false, true, false])
  expect(told).toEqual(['damaged'])
  anew.close()
})

test('a place that cannot be written says so and sets nothing aside', async () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'outbox.db'))

  const opened = await open(folder)

  expect(opened).toMatchObject({ ok: false, failure: { kind: 'unreadable', path: expect.stringMatching(/^outbox\.db \(SQLITE_/) } })
  expect(readdirSync(folder)).toEqual(['outbox.db'])
})

test('a store in memory keeps nothing and needs no folder', async () => {
  const store = valueOf(await open(':memory:'))
  await fill(store)

  expect(valueOf(await store.forget(ACCOUNT))).toBe(1)
  expect(existsSync(':memory:')).toBe(false)
  store.close()
})
