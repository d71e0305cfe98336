import type { CursorTable } from './store.ts'
import type { Sql } from './sql.ts'

export function createCursorTable({ cache }: Readonly<{ cache: Sql }>): CursorTable {
  return {
    get: async (account, name) =>
      cache.texts('SELECT value FROM cursors WHERE account_id = @account AND name = @name', { account, name })[0] ?? null,

    set: async (account, name, value) =>
      cache.write(() => {
        if (value === null) cache.run('DELETE FROM cursors WHERE account_id = @account AND name = @name', { account, name })
        else {
          cache.run(
            `INSERT INTO cursors (account_id, name, value) VALUES (@account, @name, @value)
             ON CONFLICT (account_id, name) DO UPDATE SET value = excluded.value`,
            { account, name, value },
          )
        }
        return null
      }),
  }
}
