import type { Migration } from './migrations/migration.ts'
import type { Sql } from './sql.ts'

/** The number of the last migration that a file has seen; 0 = a new file. */
export function schemaOf(sql: Sql): number {
  const version = sql.pragma('user_version')
  return typeof version === 'number' ? version : 0
}

export function newestOf(migrations: readonly Migration[]): number {
  return Math.max(0, ...migrations.map(({ number }) => number))
}

/** Forward only; each step in one transaction with its number, so that a kill in between leaves a schema that has a name. */
export function migrate(sql: Sql, migrations: readonly Migration[]): void {
  const from = schemaOf(sql)
  for (const step of migrations.filter(({ number }) => number > from).toSorted((a, b) => a.number - b.number)) {
    sql.transaction(() => {
      step.up(sql)
      sql.pragma(`user_version = ${step.number}`)
    })
  }
}
