import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, newestOf, schemaOf } from './migrate.ts'
import { cacheMigrations } from './migrations/cache/cache-migrations.ts'
import type { Migration } from './migrations/migration.ts'
import { outboxMigrations } from './migrations/outbox/outbox-migrations.ts'
import { createSql } from './sql.ts'

const anEmptyDatabase = () => createSql(new Database(':memory:'), () => {})
const tablesOf = (sql: ReturnType<typeof anEmptyDatabase>) => sql.texts(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)

const first: Migration = { number: 1, name: 'first', up: sql => sql.exec('CREATE TABLE one (a)') }
const second: Migration = { number: 2, name: 'second', up: sql => sql.exec('CREATE TABLE two (a); INSERT INTO two VALUES (2)') }
const failing: Migration = {
  number: 3,
  name: 'failing',
  up: sql => {
    sql.exec('CREATE TABLE three (a)')
    throw new Error('killed in the middle')
  },
}

test('a new file goes through every step, in the order of their numbers', () => {
  const sql = anEmptyDatabase()

  migrate(sql, [second, first])

  expect(tablesOf(sql)).toEqual(['one', 'two'])
  expect(schemaOf(sql)).toBe(2)
})

test('an older file goes through what it has not seen, and keeps its rows', () => {
  const sql = anEmptyDatabase()
  migrate(sql, [first])
  sql.run('INSERT INTO one VALUES (7)')

  migrate(sql, [first, second])

  expect(sql.numbers('SELECT a FROM one UNION ALL SELECT a FROM two')).toEqual([7, 2])
})

test('migrating twice is migrating once', () => {
  const sql = anEmptyDatabase()
  migrate(sql, [first, second])

  migrate(sql, [first, second])

  expect(sql.numbers('SELECT a FROM two')).toEqual([2])
})

test('a step that breaks off leaves the schema before it, by name', () => {
  const sql = anEmptyDatabase()

  expect(() => migrate(sql, [first, second, failing])).toThrow('killed in the middle')

  expect(schemaOf(sql)).toBe(2)
  expect(tablesOf(sql)).toEqual(['one', 'two'])
})

test.each([['cache', cacheMigrations], ['outbox', outboxMigrations]])('the steps of the %s are numbered without a gap', (_, migrations) => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_step, index) => index + 1))
  expect(newestOf(migrations)).toBe(migrations.length)
})

test.each([['cache', cacheMigrations], ['outbox', outboxMigrations]])('the %s is sound after its migrations', (_, migrations) => {
  const sql = anEmptyDatabase()

  migrate(sql, migrations)

  expect(sql.pragma('integrity_check')).toBe('ok')
  expect(sql.all('PRAGMA foreign_key_check')).toEqual([])
})
