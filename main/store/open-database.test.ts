import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Migration } from './migrations/migration.ts'
import { openDatabase, type DatabaseKind, type Opening } from './open-database.ts'
import type { Sql } from './sql.ts'
import { aFolder } from './testing/a-folder.ts'

const first: Migration = { number: 1, name: 'words', up: sql => sql.exec('CREATE TABLE words (word TEXT)') }
const second: Migration = { number: 2, name: 'louder', up: sql => sql.exec('UPDATE words SET word = upper(word)') }
const broken: Migration = {
  number: 2,
  name: 'broken',
  up: sql => {
    sql.exec('DELETE FROM words')
    throw new Error('a mistake of ours')
  },
}

const kind = (said: Partial<DatabaseKind> = {}): DatabaseKind => ({ synchronous: 'FULL', migrations: [first], isPrecious: true, ...said })

function opened(opening: Opening): Sql {
  if (opening.state !== 'open') throw new Error(`expected it open, it is ${opening.state}`)
  return opening.sql
}

function aFileWithAWord(): string {
  const file = join(aFolder(), 'words.db')
  const sql = opened(openDatabase(file, kind()))
  sql.run(`INSERT INTO words VALUES ('quiet')`)
  sql.close()
  return file
}

test('a precious file is copied before it is migrated', () => {
  const file = aFileWithAWord()

  const sql = opened(openDatabase(file, kind({ migrations: [first, second] })))
  const copy = opened(openDatabase(`${file}.aside-before-2`, kind()))

  expect(sql.texts('SELECT word FROM words')).toEqual(['QUIET'])
  expect(copy.texts('SELECT word FROM words')).toEqual(['quiet'])
  sql.close()
  copy.close()
})

test.skipIf(process.platform === 'win32')('a copy before a migration is for this person alone, as the file is', () => {
  const file = aFileWithAWord()

  opened(openDatabase(file, kind({ migrations: [first, second] }))).close()

  const modes = [file, `${file}.aside-before-2`].map(name => (statSync(name).mode & 0o777).toString(8))
  expect(modes).toEqual(['600', '600'])
})

test('what can be fetched again is not copied, nor a file that needs no migration', () => {
  const replaceable = aFileWithAWord()
  const current = aFileWithAWord()

  opened(openDatabase(replaceable, kind({ migrations: [first, second], isPrecious: false }))).close()
  opened(openDatabase(current, kind())).close()

  expect(readdirSync(join(replaceable, '..'))).toEqual(['words.db'])
  expect(readdirSync(join(current, '..'))).toEqual(['words.db'])
})

test('a migration that fails is a bug, and the file is as it was', () => {
  const file = aFileWithAWord()

  expect(() => openDatabase(file, kind({ migrations: [first, broken] }))).toThrow('a mistake of ours')

  const sql = opened(openDatabase(file, kind()))
  expect(sql.texts('SELECT word FROM words')).toEqual(['quiet'])
  sql.close()
})

test('looking at a file of a later version changes no byte of it', () => {
  const file = aFileWithAWord()
  const before = readFileSync(file)

  expect(openDatabase(file, kind({ migrations: [] }))).toEqual({ state: 'newer', schema: 1 })

  expect(readFileSync(file).equals(before)).toBe(true)
})

test('damage is found at every start where a file is precious, and after an unclean end where it is not', () => {
  const file = aFileWithAWord()
  const bytes = readFileSync(file)
  bytes.fill(0xa5, bytes.length - 4_096)
  writeFileSync(file, bytes)

  const precious = openDatabase(file, kind())
  const afterACleanEnd = openDatabase(file, kind({ isPrecious: false }))
  opened(afterACleanEnd).close()
  writeFileSync(`${file}-wal`, 'left behind')
  const afterAnUncleanEnd = openDatabase(file, kind({ isPrecious: false }))

  expect([precious.state, afterACleanEnd.state, afterAnUncleanEnd.state]).toEqual(['damaged', 'open', 'damaged'])
})

test.each([['FULL', 2], ['NORMAL', 1]] as const)('a file opened %s commits that way', (synchronous, level) => {
  const sql = opened(openDatabase(join(aFolder(), 'a.db'), kind({ synchronous })))

  expect(sql.pragma('synchronous')).toBe(level)
  sql.close()
})

test('the guards of SQLite are on', () => {
  const sql = opened(openDatabase(join(aFolder(), 'a.db'), kind()))
  const guards = ['foreign_keys', 'trusted_schema', 'cell_size_check', 'secure_delete', 'auto_vacuum', 'journal_mode'].map(name => [name, sql.pragma(name)])

  expect(Object.fromEntries(guards)).toEqual(
    { foreign_keys: 1, trusted_schema: 0, cell_size_check: 1, secure_delete: 2, auto_vacuum: 2, journal_mode: 'wal' },
  )
  sql.close()
})
