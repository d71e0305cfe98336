import type { Sql } from './sql.ts'

/**
 * Who may write to `outbox.db`: the latest start of the app. Each start raises the epoch; an instance that finds another than
 * its own has been taken over and writes nothing any more, whatever it believes.
 */
export type Owner = Readonly<{
  /** Within the transaction that is about to write. */
  isOurs(): boolean
  /** Within the same transaction: the number of this one, higher than any before. */
  nextRevision(): number
  revision(): number
  /** No transaction before this one may have had a higher number. */
  raiseRevision(to: number): void
}>

/**
 * @param isInPlace whether the open file is still the one at its path
 * @param epoch what `claim` answered
 */
export function createOwner(sql: Sql, { isInPlace, epoch }: Readonly<{ isInPlace: () => boolean; epoch: number }>): Owner {
  const revision = () => sql.number('SELECT revision FROM owner') ?? 0
  return {
    isOurs: () => isInPlace() && sql.number('SELECT epoch FROM owner') === epoch,
    nextRevision() {
      sql.run('UPDATE owner SET revision = revision + 1')
      return revision()
    },
    revision,
    raiseRevision: to => void sql.run('UPDATE owner SET revision = max(revision, @to)', { to }),
  }
}

/**
 * Every row of this file was carried over from a damaged one, and the second copy has not been compared with it yet: then its
 * revision says nothing. Ends with the first `raiseRevision`, so in one transaction with the comparison.
 */
export const isSalvaged = (sql: Sql): boolean => (sql.number('SELECT revision FROM owner') ?? 0) < 0

/** To be called before anything else is written to the file. */
export function markSalvaged(sql: Sql): void {
  sql.run('UPDATE owner SET revision = -1')
}

/** From here on no other instance writes. Answers our epoch. Within a transaction. */
export function claim(sql: Sql): number {
  sql.run('INSERT INTO owner (key, epoch, revision) VALUES (1, 1, 0) ON CONFLICT (key) DO UPDATE SET epoch = epoch + 1')
  return sql.number('SELECT epoch FROM owner') ?? 0
}
