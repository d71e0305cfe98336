import Database from 'better-sqlite3'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACCOUNT, aDraft, aLog, anAccount, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { readCopiedRows } from './copied-rows.ts'
import { createDraftTable } from './drafts.ts'
import { migrate } from './migrate.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { openCopies } from './open-copies.ts'
import { createOutboxTable } from './outbox.ts'
import { createRowReader } from './rows.ts'
import { createSql, type Sql } from './sql.ts'
import { aDisk, diskError } from './testing/a-disk.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { afterAKill, aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'

const FULL = { ok: false, failure: { kind: 'diskFull' } }

/** Tables on real files, whose commits can be made to fail after all was done but the commit itself. */
function tablesThatFailToCommit() {
  const folder = aFolder()
  const file = fileIn(folder, 'outbox.db')
  const real = createSql(new Database(file), () => {})
  real.pragma('journal_mode = WAL')
  migrate(real, outboxMigrations)
  const failures: Error[] = []
  const sql: Sql = {
    ...real,
    transaction: act => real.transaction(() => {
      const value = act()
      const failure = failures.shift()
      if (failure !== undefined) throw failure
      return value
    }),
  }
  const disk = aDisk()
  const { both } = valueOf(openCopies({ sql, file, disk, log: aLog() }))
  const rows = createRowReader(aLog())
  const needs = { outbox: sql, both, rows, putAside: () => {} }
  return { folder, disk, sql: real, both, entries: createOutboxTable(needs), drafts: createDraftTable(needs), failNext: (...errors: readonly Error[]) => void failures.push(...errors) }
}

const namesIn = (folder: string) => [...readCopiedRows(readFileSync(fileIn(folder, 'outbox.copy'))).rows.keys()]

test('a commit that fails takes back what the second copy had been told', async () => {
  const { folder, entries, drafts, failNext } = tablesThatFailToCommit()
  valueOf(await entries.add(aReply(1), null))
  valueOf(await drafts.write(aDraft()))
  failNext(diskError('ENOSPC'), diskError('ENOSPC'))

  expect(await entries.add(aReply(2), 'reply')).toEqual(FULL)

  expect(namesIn(folder)).toEqual([`outbox ${aReply(1).id}`, `drafts ${CONVERSATION} reply`])
  expect(await afterAKill(folder, textsIn)).toEqual(['reply 1'])
  expect(await drafts.of(CONVERSATION)).toEqual([aDraft()])
})

test('what was wiped is done also where the new copy cannot take the place of the old, which gives way with the next write', async () => {
  const folder = aFolder()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  valueOf(await store.accounts.put(anAccount()))
  valueOf(await store.outbox.add(aReply(1, 'Never to be seen again'), null))
  disk.fault = step => (step === 'rename' ? diskError('EBUSY') : null)

  expect(await store.forget(ACCOUNT)).toMatchObject({ ok: true })

  expect([await store.outbox.open(), await store.accounts.list()]).toEqual([[], []])
  expect(await afterAKill(folder, async again => [await again.outbox.open(), await again.accounts.list()])).toEqual([[], []])
  disk.fault = () => null
  valueOf(await store.accounts.put(anAccount({ id: OTHER_ACCOUNT })))
  expect(readFileSync(fileIn(folder, 'outbox.copy'), 'utf8')).not.toContain('Never to be seen again')
  store.close()
})

test('a bug in the middle takes it back as well, and is still a bug', async () => {
  const { folder, entries, failNext } = tablesThatFailToCommit()
  failNext(new Error('a mistake of ours'))

  await expect(entries.add(aReply(1), null)).rejects.toThrow('a mistake of ours')

  expect(namesIn(folder)).toEqual([])
})

test('the first full disk gives up the ballast, and the reply is written after all', async () => {
  const { folder, disk, entries, failNext } = tablesThatFailToCommit()
  expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(true)
  disk.freeBytes = () => 0
  failNext(diskError('ENOSPC'))

  valueOf(await entries.add(aReply(1), null))

  expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(false)
  expect(namesIn(folder)).toEqual([`outbox ${aReply(1).id}`])
})

test('the ballast comes back when there is room for it several times over, and not before', async () => {
  const { folder, disk, entries, failNext } = tablesThatFailToCommit()
  disk.freeBytes = () => 1024 * 1024 - 1
  failNext(diskError('ENOSPC'))
  valueOf(await entries.add(aReply(1), null))
  const soon = existsSync(fileIn(folder, 'outbox.ballast'))
  disk.freeBytes = () => 1024 * 1024

  valueOf(await entries.add(aReply(2), null))

  expect(soon).toBe(false)
  expect(readFileSync(fileIn(folder, 'outbox.ballast'))).toHaveLength(256 * 1024)
})

test('a ballast that the disk does not take is no reason to fail, and leaves nothing half made', async () => {
  const folder = aFolder()
  const disk = aDisk()
  disk.tearAfter = 1_000
  disk.fault = (step, nth) => (step === 'append' && nth > 3 ? diskError('ENOSPC') : null)

  const store = await openIn(folder, disk)

  expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(false)
  disk.fault = () => null
  valueOf(await store.outbox.add(aReply(1), null))
  expect(existsSync(fileIn(folder, 'outbox.ballast'))).toBe(true)
  store.close()
})

test('what a transaction changed carries its number, in both copies', async () => {
  const { folder, entries, drafts, sql } = tablesThatFailToCommit()
  valueOf(await drafts.write(aDraft()))
  valueOf(await entries.add(aReply(1), null))
  valueOf(await entries.add(aReply(2), 'reply'))
  valueOf(await entries.edit(aReply(1).id, aReply(1, 'Better').intent))

  const copied = readCopiedRows(readFileSync(fileIn(folder, 'outbox.copy')))
  expect(sql.numbers('SELECT revision FROM outbox ORDER BY key')).toEqual([4, 3])
  expect([...copied.rows.values()].map(({ revision, row }) => [revision, row === null])).toEqual([[3, true], [4, false], [3, false]])
  expect(sql.numbers('SELECT revision FROM owner')).toEqual([4])
})

test('a full disk at any step of any write: what was answered is there after a kill, and what was refused is not', async () => {
  const outcomes = { done: 0, refused: 0 }
  for (const lasting of [true, false]) {
    for (let nth = 1; nth <= 12; nth += 1) {
      const folder = aFolder()
      const disk = aDisk()
      const store = await openIn(folder, disk)
      const told = { draft: false, edited: false, failed: false, second: false }
      valueOf(await store.outbox.add(aReply(1), null))
      rmSync(fileIn(folder, 'outbox.ballast'))
      disk.freeBytes = () => 0
      disk.steps.length = 0
      disk.tearAfter = nth * 7
      disk.fault = (step, now) => (step !== 'cut' && (lasting ? now >= nth : now === nth) ? diskError('ENOSPC') : null)
      told.draft = (await store.drafts.write(aDraft())).ok
      told.edited = (await store.outbox.edit(aReply(1).id, aReply(1, 'edited').intent)).ok
      told.failed = (await store.outbox.move(aReply(1).id, { delivery: { state: 'failed', failure: { kind: 'notFound' } } })).ok
      told.second = (await store.outbox.add(aReply(2), 'reply')).ok
      const isDraftThere = told.draft && !told.second

      const found = await afterAKill(folder, async killed => ({
        texts: await textsIn(killed), drafts: (await killed.drafts.of(CONVERSATION)).length,
        state: (await killed.outbox.get(aReply(1).id))?.entry.delivery.state, ...killed.copyReport,
      }))

      expect(found).toEqual({
        texts: [told.edited ? 'edited' : 'reply 1', ...(told.second ? ['reply 2'] : [])], drafts: isDraftThere ? 1 : 0,
        state: told.failed ? 'failed' : 'queued', restored: 0, removed: 0, cutBytes: 0, damaged: 0,
      })
      for (const isDone of Object.values(told)) outcomes[isDone ? 'done' : 'refused'] += 1
      store.close()
    }
  }
  expect(outcomes.done).toBeGreaterThan(20)
  expect(outcomes.refused).toBeGreaterThan(10)
})
