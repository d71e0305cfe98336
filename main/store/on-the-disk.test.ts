import { expect, test } from 'vitest'
import { join } from 'node:path'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aLog } from '#main/testing/builders.ts'
import { tally } from '#main/testing/tally.ts'
import { openOutbox } from './open-files.ts'
import { aFolder } from './testing/a-folder.ts'
import { valueOf } from './testing/a-store.ts'

/** SQLite's number for FULL: the log is on the disk when a commit returns. */
const ON_THE_DISK = 2

// No power cut is played against SQLite itself. So the outbox is asked what it asked of SQLite, through the connection that commits.
test('a commit of the outbox is on the disk when it returns, in a new file and in one that is opened again', () => {
  const file = join(aFolder(), 'outbox.db')
  const ask = () => {
    const { sql } = valueOf(openOutbox(file, { clock: aClock(), log: aLog() }))
    const asked = { synchronous: sql.pragma('synchronous'), journal: sql.pragma('journal_mode') }
    sql.close()
    tally('G6', { openings: 1, softCommits: asked.synchronous === ON_THE_DISK ? 0 : 1 })
    return asked
  }

  expect([ask(), ask()]).toEqual([{ synchronous: ON_THE_DISK, journal: 'wal' }, { synchronous: ON_THE_DISK, journal: 'wal' }])
})
