import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import { operatorId } from '#app/domain/ids.ts'
import { LANES, type Lane } from '#app/domain/lane.ts'
import { ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { laneQuery } from './lane-query.ts'
import { migrate } from './migrate.ts'
import { cacheMigrations } from './migrations/cache/cache-migrations.ts'
import { createSql } from './sql.ts'

const sql = createSql(new Database(':memory:'), () => {})
migrate(sql, cacheMigrations)

const scopes: readonly Scope[] = [null, [ACCOUNT], [ACCOUNT, OTHER_ACCOUNT]]
const cases = LANES.flatMap(lane => scopes.map(scope => ({ lane, scope, accounts: scope?.length ?? 'all' })))

const queryOf = (lane: Lane, scope: Scope) =>
  laneQuery({ lane, scope, ...NOT_NARROWED }, [operatorId(ACCOUNT, 'me'), operatorId(OTHER_ACCOUNT, 'me')])

function planOf(text: string, params: ReturnType<typeof queryOf>['params']): string {
  const steps = sql.all(`EXPLAIN QUERY PLAN ${text}`, { ...params, key: 1 })
  return JSON.stringify(steps)
}

test.each(cases.filter(({ lane }) => lane !== 'mine'))('$lane of $accounts accounts is walked in its order, without sorting', ({ lane, scope }) => {
  const { from, where, order, params } = queryOf(lane, scope)

  const plan = planOf(`SELECT key FROM ${from} WHERE ${where} ${order} LIMIT 50 OFFSET 40000`, params)

  expect(plan).toContain('USING COVERING INDEX')
  expect(plan).not.toContain('TEMP B-TREE')
})

test.each(cases)('$lane of $accounts accounts is counted from an index alone', ({ lane, scope }) => {
  const { from, where, params } = queryOf(lane, scope)

  expect(planOf(`SELECT count(*) FROM ${from} WHERE ${where}`, params)).toContain('USING COVERING INDEX')
})

test.each(cases)('a place in $lane of $accounts accounts is counted from an index alone', ({ lane, scope }) => {
  const { from, where, before, params } = queryOf(lane, scope)

  expect(planOf(`SELECT count(*) FROM ${from} WHERE ${where} AND ${before}`, params)).toContain('USING COVERING INDEX')
})

test('mine looks only at what is assigned to me', () => {
  const { from, where, order, params } = queryOf('mine', null)

  expect(planOf(`SELECT key FROM ${from} WHERE ${where} ${order} LIMIT 50`, params)).toContain('conversations_open_of_assignee (assignee_id=?)')
})
