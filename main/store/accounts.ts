import { z } from 'zod'
import { Account } from '#app/domain/account.ts'
import type { BothCopies } from './both-copies.ts'
import { JsonObject, type RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { AccountTable } from './store.ts'

/** The order in the rail is a column, so that reordering does not rewrite accounts. */
const AccountRow = z
  .object({ position: z.number(), record: JsonObject })
  .transform(({ position, record }): unknown => ({ ...record, position }))
  .pipe(Account)

export function createAccountTable({ outbox, both, rows }: Readonly<{ outbox: Sql; both: BothCopies; rows: RowReader }>): AccountTable {
  return {
    list: async () => readAccounts(outbox, rows),

    get: async id => rows.one('account', AccountRow, outbox.get('SELECT position, record FROM accounts WHERE id = @id', { id })),

    isKept: async id => outbox.get('SELECT 1 FROM accounts WHERE id = @id', { id }) !== undefined,

    put: async account =>
      both.write(touched => {
        outbox.run(
          `INSERT INTO accounts (id, position, record) VALUES (@id, @position, @record)
           ON CONFLICT (id) DO UPDATE SET position = excluded.position, record = excluded.record`,
          { id: account.id, position: account.position, record: JSON.stringify(account) },
        )
        touched.put('accounts', account.id)
        return null
      }),

    reorder: async ids =>
      both.write(touched => {
        const known = outbox.texts('SELECT id FROM accounts ORDER BY position, key')
        const listed = ids.filter(id => known.includes(id))
        const order = new Set<string>([...listed, ...known])
        for (const [position, id] of [...order].entries()) {
          outbox.run('UPDATE accounts SET position = @position WHERE id = @id', { id, position })
          touched.put('accounts', id)
        }
        return null
      }),
  }
}

export function readAccounts(outbox: Sql, rows: RowReader): readonly Account[] {
  return rows.all('account', AccountRow, outbox.all('SELECT position, record FROM accounts ORDER BY position, key'))
}
