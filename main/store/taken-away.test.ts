import { createHash } from 'node:crypto'
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aDraft, aLog, CONVERSATION } from '#main/testing/builders.ts'
import { openStore } from './open-store.ts'
import { aDisk, diskError } from './testing/a-disk.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'
import { afterAKill, aReply, fileIn, openIn, textsIn } from './testing/an-outbox-folder.ts'

// The files are taken away from under the app, or out of its reach.

const TAKEN_OVER = { ok: false, failure: { kind: 'takenOver' } }
const NOBODY = 65_534

/** Root may do anything: as somebody else, permissions mean something. */
function asNobody(folder: string): void {
  if (process.getuid?.() !== 0) return
  for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), NOBODY, NOBODY)
  onTestFinished(() => process.seteuid?.(0))
  process.seteuid?.(NOBODY)
}

async function aFolderWithAReply(): Promise<string> {
  const folder = join(aFolder(), 'store')
  chmodSync(join(folder, '..'), 0o755)
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(1), null))
  valueOf(await store.drafts.write(aDraft()))
  store.close()
  return folder
}

/** What SQLite puts beside a file that it only looks at is empty. */
const marksOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).filter(name => !/-(wal|shm)$/.test(name)).map(name => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]))

test('another file in the place of ours: nothing more is written to a file that nobody would find', async () => {
  const folder = await aFolderWithAReply()
  cpSync(fileIn(folder, 'outbox.db'), join(folder, 'backup'))
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(2), null))
  renameSync(join(folder, 'backup'), fileIn(folder, 'outbox.db'))

  expect(await store.outbox.add(aReply(3), 'reply')).toEqual(TAKEN_OVER)
  expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft()])
  store.close()

  const again = await openIn(folder)
  expect(await textsIn(again)).toEqual(['reply 1', 'reply 2'])
  again.close()
})

test('our file deleted while the app runs: all that was answered is in the second copy', async () => {
  const folder = await aFolderWithAReply()
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(2), null))
  for (const name of readdirSync(folder).filter(one => one.startsWith('outbox.db'))) rmSync(join(folder, name))

  expect(await store.outbox.add(aReply(3), null)).toEqual(TAKEN_OVER)
  store.close()

  expect(await afterAKill(folder, textsIn)).toEqual(['reply 1', 'reply 2'])
})

test('a second copy from another time, put there while the app runs, is replaced before anything is answered', async () => {
  const folder = await aFolderWithAReply()
  copyFileSync(fileIn(folder, 'outbox.copy'), join(folder, 'old copy'))
  const store = await openIn(folder)
  valueOf(await store.outbox.add(aReply(2), null))
  renameSync(join(folder, 'old copy'), fileIn(folder, 'outbox.copy'))

  valueOf(await store.outbox.add(aReply(3), null))
  store.close()
  rmSync(fileIn(folder, 'outbox.db'))

  expect(await afterAKill(folder, textsIn)).toEqual(['reply 1', 'reply 2', 'reply 3'])
})

test('permission that is lost while the app runs is said by name, the draft stays, and all goes on when it is back', async () => {
  const folder = await aFolderWithAReply()
  asNobody(folder)
  const store = await openIn(folder)
  chmodSync(folder, 0)

  const refused = await store.outbox.add(aReply(2), 'reply')
  chmodSync(folder, 0o700)

  expect(refused).toMatchObject({ ok: false, failure: { kind: 'diskRefused' } })
  expect([await textsIn(store), await store.drafts.of(CONVERSATION)]).toEqual([['reply 1'], [aDraft()]])
  valueOf(await store.outbox.add(aReply(2), 'reply'))
  expect(await textsIn(store)).toEqual(['reply 1', 'reply 2'])
  store.close()
})

test.each([
  ['the folder', (folder: string) => chmodSync(folder, 0o500)],
  ['outbox.db', (folder: string) => chmodSync(fileIn(folder, 'outbox.db'), 0o400)],
  ['outbox.copy', (folder: string) => chmodSync(fileIn(folder, 'outbox.copy'), 0o400)],
  ['outbox.copy, also to our eyes', (folder: string) => chmodSync(fileIn(folder, 'outbox.copy'), 0)],
])('a start where %s is not ours to write says so, and changes nothing', async (_, forbid) => {
  const folder = await aFolderWithAReply()
  const before = marksOf(folder)
  asNobody(folder)
  forbid(folder)

  const refused = await openStore({ folder, clock: aClock(), log: aLog() })
  if (refused.ok) refused.value.close()
  process.seteuid?.(0)
  chmodSync(folder, 0o700)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o600)

  expect(refused).toMatchObject({ ok: false, failure: { kind: expect.stringMatching(/^(unreadable|diskRefused)$/) } })
  expect(marksOf(folder)['outbox.copy']).toBe(before['outbox.copy'])
  expect(await afterAKill(folder, async store => [await textsIn(store), await store.drafts.of(CONVERSATION)])).toEqual([['reply 1'], [aDraft()]])
})

test.each(['EROFS', 'EIO', 'EACCES', 'ENOENT'])('a disk that answers %s refuses by that name, and no draft is lost by it', async code => {
  const folder = await aFolderWithAReply()
  const disk = aDisk()
  const store = await openIn(folder, disk)
  disk.fault = step => (step === 'append' ? diskError(code) : null)

  expect(await store.outbox.add(aReply(2), 'reply')).toEqual({ ok: false, failure: { kind: 'diskRefused', code } })
  expect(await store.drafts.of(CONVERSATION)).toEqual([aDraft()])
  expect(await afterAKill(folder, textsIn)).toEqual(['reply 1'])
  store.close()
})

test('what is no trouble of a disk is a bug, and not called otherwise', async () => {
  const disk = aDisk()
  const store = await openIn(await aFolderWithAReply(), disk)
  disk.fault = step => (step === 'append' ? new TypeError('a mistake of ours') : null)

  await expect(store.outbox.add(aReply(2), null)).rejects.toThrow('a mistake of ours')
  expect(await textsIn(store)).toEqual(['reply 1'])
  store.close()
})

test('an outbox of a later version: not a byte of it, nor of its second copy, is changed', async () => {
  const folder = await aFolderWithAReply()
  const db = new Database(fileIn(folder, 'outbox.db'))
  db.pragma('user_version = 99')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  const before = marksOf(folder)

  const opened = await openStore({ folder, clock: aClock(), log: aLog() })

  expect(opened).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'outbox.db (schema 99)', found: 'newer' } })
  expect(marksOf(folder)).toEqual(before)
})

test('a folder where the second copy should be does not cost the file', async () => {
  const folder = await aFolderWithAReply()
  rmSync(fileIn(folder, 'outbox.copy'))
  mkdirSync(fileIn(folder, 'outbox.copy'))

  expect((await openStore({ folder, clock: aClock(), log: aLog() })).ok).toBe(false)
  rmSync(fileIn(folder, 'outbox.copy'), { recursive: true })

  expect(await afterAKill(folder, textsIn)).toEqual(['reply 1'])
})
