import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFolder } from '#main/store/testing/a-folder.ts'
import { isMidCheckpoint } from './signs.ts'

test('a checkpoint that is over is none, and one that was begun and not ended is one', () => {
  const folder = aFolder()
  const db = new Database(join(folder, 'outbox.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE one (a); INSERT INTO one VALUES (1)')
  db.pragma('wal_checkpoint(PASSIVE)')
  expect(isMidCheckpoint(folder)).toBe(false)

  // As it stands there while pages are being written: more is begun than is folded.
  const index = readFileSync(join(folder, 'outbox.db-shm'))
  index.writeUInt32LE(0, 96)
  db.close()
  writeFileSync(join(folder, 'outbox.db-shm'), index)

  expect(isMidCheckpoint(folder)).toBe(true)
})

test('where there is no log there is no checkpoint', () => {
  expect(isMidCheckpoint(aFolder())).toBe(false)
})
