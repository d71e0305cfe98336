import { z } from 'zod'
import { Group } from '#app/domain/group.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { Inbox } from '#app/domain/inbox.ts'
import { Operator } from '#app/domain/operator.ts'
import type { Result } from '#app/result.ts'
import { json, type RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import type { Sql } from './sql.ts'
import type { PeopleTable } from './store.ts'

const OperatorRecord = z.object({ record: json(Operator) }).transform(({ record }) => record)
const GroupRecord = z.object({ record: json(Group) }).transform(({ record }) => record)
const InboxRecord = z.object({ record: json(Inbox) }).transform(({ record }) => record)
const OperatorWithWork = z
  .object({ record: json(Operator), open: z.number() })
  .transform(({ record: operator, open }) => ({ operator, openConversations: open }))

const SELECT_OPERATOR = `SELECT record,
    (SELECT count(*) FROM conversations WHERE assignee_id = operators.id AND status <> 'resolved') AS open
  FROM operators`
const IN_SCOPE = '(@scope IS NULL OR account_id IN (SELECT value FROM json_each(@scope)))'

export function createPeopleTable({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): PeopleTable {
  type Table = 'operators' | 'groups' | 'inboxes'
  type Listed = Readonly<{ id: string; name: string }>

  const replace = (table: Table, account: AccountId, all: readonly Listed[]): Result<null> =>
    cache.write(() => {
      cache.run(`DELETE FROM ${table} WHERE account_id = @account`, { account })
      for (const one of all) {
        cache.run(
          `INSERT OR REPLACE INTO ${table} (id, account_id, name, record) VALUES (@id, @account, @name, @record)`,
          { id: one.id, account, name: one.name, record: JSON.stringify(one) },
        )
      }
      return null
    })

  return {
    replaceOperators: async (account, operators) => replace('operators', account, operators),
    replaceGroups: async (account, groups) => replace('groups', account, groups),
    replaceInboxes: async (account, inboxes) => replace('inboxes', account, inboxes),

    setPresence: async (id, presence) =>
      cache.write(() => {
        const known = rows.one('operator', OperatorRecord, cache.get('SELECT record FROM operators WHERE id = @id', { id }))
        if (known === null) return null
        cache.run('UPDATE operators SET record = @record WHERE id = @id', { id, record: JSON.stringify({ ...known, presence }) })
        return null
      }),

    operators: async scope =>
      rows.all('operator', OperatorWithWork, cache.all(`${SELECT_OPERATOR} WHERE ${IN_SCOPE} ORDER BY name, id`, scopeParam(scope))),

    operator: async id => rows.one('operator', OperatorWithWork, cache.get(`${SELECT_OPERATOR} WHERE id = @id`, { id })),

    groups: async scope =>
      rows.all('group', GroupRecord, cache.all(`SELECT record FROM groups WHERE ${IN_SCOPE} ORDER BY name, id`, scopeParam(scope))),

    inboxes: async scope =>
      rows.all('inbox', InboxRecord, cache.all(`SELECT record FROM inboxes WHERE ${IN_SCOPE} ORDER BY name, id`, scopeParam(scope))),
  }
}
