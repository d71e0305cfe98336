import Database from 'better-sqlite3'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { ACCOUNT, aDraft, aLog, anAccount, anAttachment, anOutboxRow, aReplyIntent, CONVERSATION } from '#main/testing/builders.ts'
import { openStore } from './open-store.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'

const PAGE = 4_096
const ROWS = 200

const open = (folder: string, log = aLog()) => openStore({ folder, clock: aClock(), log })

/** An account, a draft, and 200 replies of different lengths, in a closed file. */
async function aFullOutbox() {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.drafts.write(aDraft({ conversationId: conversationId(ACCOUNT, 'other') })))
  valueOf(await store.attachments.put(CONVERSATION, anAttachment()))
  for (let number = 1; number <= ROWS; number += 1) {
    valueOf(await store.outbox.add(anOutboxRow({ number, intent: aReplyIntent(`reply ${number} ${'x'.repeat(number * 3)}`) }), null))
  }
  store.close()
  return { folder, file: join(folder, 'outbox.db') }
}

/** The pages that hold rows of the outbox, by SQLite's own account. */
function pagesOf(file: string, table: string): readonly number[] {
  const db = new Database(file, { readonly: true })
  const pages = db.prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno`).pluck().all(table)
  db.close()
  return pages
}

/** And the second copy is gone as well: what is left is what can be read of the file. */
function ruin(file: string, page: number): void {
  rmSync(file.replace(/\.db$/, '.copy'), { force: true })
  const bytes = readFileSync(file)
  bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE)
  writeFileSync(file, bytes)
}

test('a ruined page costs the rows on it; every other reply is carried over', async () => {
  const { folder, file } = await aFullOutbox()
  const pages = pagesOf(file, 'outbox')
  const original = valueOf(await open(folder))
  const before = await original.outbox.open()
  original.close()
  ruin(file, pages[Math.floor(pages.length / 2)] ?? 0)
  const log = aLog()

  const store = valueOf(await open(folder, log))

  const after = await store.outbox.open()
  expect(after.length).toBeGreaterThan(ROWS - 60)
  expect(after.length).toBeLessThan(ROWS)
  expect(before).toEqual(expect.arrayContaining([...after]))
  expect(await store.accounts.list()).toEqual([anAccount()])
  expect(store.outboxSetAside).toBe('outbox.db.aside-20260105T090000')
  expect(log.lines).toEqual([
    { level: 'warn', what: 'the outbox was set aside', facts: { accounts: 1, outbox: after.length, drafts: 1, attachments: 1 } },
  ])
  store.close()
})

test('a ruined index costs nothing', async () => {
  const { folder, file } = await aFullOutbox()
  const [page] = pagesOf(file, 'outbox_open')
  ruin(file, page ?? 0)

  const store = valueOf(await open(folder))

  expect(store.outboxSetAside).not.toBeNull()
  expect(await store.outbox.open()).toHaveLength(ROWS)
  store.close()
})

test('whichever page is ruined, the store opens, says so, and goes on', async () => {
  const { folder, file } = await aFullOutbox()
  const sound = readFileSync(file)
  const saved: number[] = []
  for (let page = 1; page <= sound.length / PAGE; page += 1) {
    writeFileSync(file, sound)
    ruin(file, page)

    const store = valueOf(await open(folder))
    saved.push((await store.outbox.open()).length)
    expect(store.outboxSetAside).not.toBeNull()
    expect(valueOf(await store.outbox.add(anOutboxRow({ number: 9_999 }), null)).order).toBeGreaterThan(0)
    store.close()
  }

  expect(Math.max(...saved)).toBe(ROWS)
})

test('a table that was empty is salvaged as such', async () => {
  const folder = aFolder()
  const store = valueOf(await open(folder))
  for (let number = 1; number <= 50; number += 1) valueOf(await store.outbox.add(anOutboxRow({ number }), null))
  store.close()
  const file = join(folder, 'outbox.db')
  ruin(file, pagesOf(file, 'outbox_open')[0] ?? 0)

  const salvaged = valueOf(await open(folder))

  expect(await salvaged.outbox.open()).toHaveLength(50)
  expect(await salvaged.accounts.list()).toEqual([])
  salvaged.close()
})

test('a file cut short keeps the rows before the cut', async () => {
  const { folder, file } = await aFullOutbox()
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, bytes.length - 3 * PAGE))

  const store = valueOf(await open(folder))

  expect((await store.outbox.open()).length).toBeGreaterThan(0)
  store.close()
})

test('the damaged file itself is kept as it was', async () => {
  const { folder, file } = await aFullOutbox()
  ruin(file, pagesOf(file, 'outbox')[0] ?? 0)
  const damaged = readFileSync(file)

  const store = valueOf(await open(folder))

  expect(readFileSync(join(folder, store.outboxSetAside ?? '')).equals(damaged)).toBe(true)
  store.close()
})

test.each(['-salvaged-whole', '-salvaged'])('a kill after the damaged file made room loses nothing: the %s one is taken up', async name => {
  const { folder, file } = await aFullOutbox()
  rmSync(join(folder, 'outbox.copy'))
  renameSync(file, file + name)

  const store = valueOf(await open(folder))

  expect(await store.outbox.open()).toHaveLength(ROWS)
  expect(existsSync(file + name)).toBe(false)
  store.close()
})

test('what an earlier salvage left half done is begun anew', async () => {
  const { folder, file } = await aFullOutbox()
  writeFileSync(`${file}-salvaged`, 'half done')
  ruin(file, pagesOf(file, 'outbox')[0] ?? 0)

  const store = valueOf(await open(folder))

  expect((await store.outbox.open()).length).toBeGreaterThan(0)
  expect((await store.conversations.get(CONVERSATION))).toBeNull()
  store.close()
})
