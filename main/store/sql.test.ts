import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { diskFailure, isDamage, isDiskFull, sqliteCode } from './disk-trouble.ts'
import { createSql } from './sql.ts'

function aTable() {
  const sql = createSql(new Database(':memory:'), () => {})
  sql.exec('CREATE TABLE words (key INTEGER PRIMARY KEY, word TEXT UNIQUE)')
  for (const word of ['one', 'two']) sql.run('INSERT INTO words (word) VALUES (@word)', { word })
  return sql
}

test('rows, first columns and numbers come out as they are', () => {
  const sql = aTable()

  expect(sql.all('SELECT * FROM words')).toEqual([{ key: 1, word: 'one' }, { key: 2, word: 'two' }])
  expect(sql.get('SELECT word FROM words WHERE key = @key', { key: 2 })).toEqual({ word: 'two' })
  expect(sql.texts('SELECT word FROM words')).toEqual(['one', 'two'])
  expect(sql.numbers('SELECT key FROM words')).toEqual([1, 2])
  expect(sql.number('SELECT count(*) FROM words')).toBe(2)
})

test('no row, and nothing where a number was expected, are null', () => {
  const sql = aTable()

  expect(sql.get('SELECT * FROM words WHERE key = 9')).toBeUndefined()
  expect(sql.number('SELECT key FROM words WHERE key = 9')).toBeNull()
  expect(sql.number('SELECT NULL')).toBeNull()
  expect(sql.number('SELECT word FROM words')).toBeNull()
})

test('a change answers how many rows it changed', () => {
  expect(aTable().run(`UPDATE words SET word = word || '!'`)).toBe(2)
})

test('a write that throws leaves nothing behind, and a mistake of ours stays a mistake', () => {
  const sql = aTable()

  expect(() => sql.write(() => {
    sql.run(`INSERT INTO words (word) VALUES ('three')`)
    sql.run(`INSERT INTO words (word) VALUES ('one')`)
  })).toThrow(/UNIQUE/)

  expect(sql.texts('SELECT word FROM words')).toEqual(['one', 'two'])
})

test('the kinds of trouble are told apart by their code', () => {
  const trouble = (code: string) => new Database.SqliteError('told by SQLite', code)

  expect(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_CORRUPT'].map(code => isDiskFull(trouble(code)))).toEqual([true, true, false])
  expect(['SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB', 'SQLITE_FULL'].map(code => isDamage(trouble(code)))).toEqual([true, true, false])
  expect(sqliteCode(trouble('SQLITE_BUSY'))).toBe('SQLITE_BUSY')
  expect([sqliteCode(new Error('SQLITE_FULL')), isDamage('SQLITE_CORRUPT')]).toEqual([null, false])
})

test('what SQLite and what the system say of the disk are one kind of failure, and the rest is none', () => {
  const said = (code: string) => new Database.SqliteError('told by SQLite', code)
  const system = (code: string) => Object.assign(new Error(code), { code, syscall: 'fsync' })

  expect([said('SQLITE_FULL'), system('ENOSPC'), system('EDQUOT')].map(diskFailure)).toEqual([{ kind: 'diskFull' }, { kind: 'diskFull' }, { kind: 'diskFull' }])
  expect([said('SQLITE_READONLY'), system('EROFS'), system('ENAMETOOLONG')].map(diskFailure)).toEqual([{ kind: 'diskRefused', code: 'SQLITE_READONLY' }, { kind: 'diskRefused', code: 'EROFS' }, { kind: 'diskRefused', code: 'ENAMETOOLONG' }])
  expect([said('SQLITE_CONSTRAINT'), said('SQLITE_CORRUPT'), new TypeError('x')].map(diskFailure)).toEqual([null, null, null])
})

test('damage met on the way is told before it is thrown', () => {
  let told = 0
  const db = new Database(':memory:')
  const sql = createSql(db, () => {
    told += 1
  })
  db.function('breaks', () => {
    throw new Database.SqliteError('torn', 'SQLITE_CORRUPT')
  })

  expect(() => sql.get('SELECT breaks()')).toThrow('torn')
  expect(() => sql.get('SELECT nonsense')).toThrow(/no such column/)

  expect(told).toBe(1)
})
