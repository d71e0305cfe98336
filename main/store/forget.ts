import { scheduler } from 'node:timers/promises'
import type { AccountId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { BothCopies } from './both-copies.ts'
import { diskFailure } from './disk-trouble.ts'
import { IS_OPEN } from './outbox-row.ts'
import { ACCOUNT_OF, ID_OF, PRECIOUS_TABLES } from './precious-rows.ts'
import { accountWord, type SearchTable } from './search-index.ts'
import type { Sql, SqlParams } from './sql.ts'

const ROWS_AT_ONCE = 2_000
/** Pages of full text merged at once: a few dozen milliseconds of work. */
const MERGED_AT_ONCE = 64
const PAGES_AT_ONCE = 1_000
const SEARCH_TABLES: readonly SearchTable[] = ['search_items', 'search_conversations', 'search_previews', 'search_contacts']

/** Rows that go in one step: `find` answers their keys, and each of `change` takes those as @keys. */
type Rows = Readonly<{ find: string; change: readonly string[] }>

const IN_KEYS = 'IN (SELECT value FROM json_each(@keys))'
const ofAccount = (table: string, searchedBy: readonly SearchTable[] = []): Rows => ({
  find: `SELECT rowid FROM ${table} WHERE account_id = @account LIMIT @atOnce`,
  change: [...searchedBy, table].map(each => `DELETE FROM ${each} WHERE rowid ${IN_KEYS}`),
})

/**
 * What says how much of the account is here goes before any of it. So whatever a kill or a disk that fails leaves behind is
 * less than everything and claims no more: an account that comes back fetches the rest. No row stays without its full text,
 * which would not be written again for a row that is here.
 */
const OF_THE_CACHE: readonly Rows[] = [
  ofAccount('cursors'),
  {
    find: 'SELECT key FROM threads WHERE account_id = @account AND (is_older_known = 1 OR checked_at IS NOT NULL) LIMIT @atOnce',
    change: [`UPDATE threads SET is_older_known = 0, older_cursor = NULL, checked_at = NULL WHERE key ${IN_KEYS}`],
  },
  {
    find: 'SELECT items.key FROM threads JOIN items ON items.thread = threads.key WHERE threads.account_id = @account LIMIT @atOnce',
    change: [`DELETE FROM search_items WHERE rowid ${IN_KEYS}`, `DELETE FROM items WHERE key ${IN_KEYS}`],
  },
  ofAccount('threads', ['search_conversations', 'search_previews']),
  ofAccount('contacts', ['search_contacts']),
  ...['campaigns', 'operators', 'groups', 'inboxes', 'journal'].map(table => ofAccount(table)),
  ...SEARCH_TABLES.map(table => ({
    find: `SELECT rowid FROM ${table} WHERE ${table} MATCH @words LIMIT @atOnce`,
    change: [`DELETE FROM ${table} WHERE rowid ${IN_KEYS}`],
  })),
]

/**
 * Takes an account out of both files and the second copy, and its words out of their bytes. In steps with a breath between them, since there may
 * be hundreds of thousands of rows. The outbox file goes last: until then the account is there to be forgotten again.
 * Answers how many unsent entries went with it.
 */
export async function forgetAccount({ cache, outbox, both }: Readonly<{ cache: Sql; outbox: Sql; both: BothCopies }>, account: AccountId): Promise<Result<number>> {
  for (const rows of OF_THE_CACHE) {
    const gone = await inSteps(cache, rows, { account, words: `account : "${accountWord(account)}"` })
    if (!gone.ok) return gone
  }
  for (const table of SEARCH_TABLES) {
    const wiped = await wipeDeletedWords(cache, table)
    if (!wiped.ok) return wiped
  }
  const dropped = both.write(touched => {
    const unsent = outbox.number(`SELECT count(*) FROM outbox WHERE account_id = @account AND ${IS_OPEN}`, { account }) ?? 0
    for (const table of PRECIOUS_TABLES) {
      for (const id of outbox.texts(`DELETE FROM ${table} WHERE ${ACCOUNT_OF[table]} = @account RETURNING ${ID_OF[table]}`, { account })) touched.removed(table, id)
    }
    touched.wipes()
    return unsent
  })
  for (const sql of [cache, outbox]) await giveBackIfItCan(sql)
  return dropped
}

async function inSteps(cache: Sql, { find, change }: Rows, params: SqlParams): Promise<Result<null>> {
  for (let found = ROWS_AT_ONCE; found === ROWS_AT_ONCE; ) {
    const step = cache.write(() => {
      const keys = cache.numbers(find, { ...params, atOnce: ROWS_AT_ONCE })
      if (keys.length > 0) for (const text of change) cache.run(text, { keys: JSON.stringify(keys) })
      return keys.length
    })
    if (!step.ok) return step
    found = step.value
    await scheduler.yield()
  }
  return ok(null)
}

/**
 * Full text only notes that a row is gone; its words go when the segments that hold them are merged. A negative number asks
 * for all of them to be merged into one, and a step that changed less than two rows was the last.
 */
async function wipeDeletedWords(cache: Sql, table: SearchTable): Promise<Result<null>> {
  for (let pages = -MERGED_AT_ONCE, isDone = false; !isDone; pages = MERGED_AT_ONCE) {
    const step = cache.write(() => {
      const before = cache.number('SELECT total_changes()') ?? 0
      cache.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', @pages)`, { pages })
      return (cache.number('SELECT total_changes()') ?? 0) - before
    })
    if (!step.ok) return step
    isDone = pages > 0 && step.value < 2
    await scheduler.yield()
  }
  return ok(null)
}

/** The rows are gone by now, and a disk that refuses this must not make it seem otherwise: whoever is forgotten next takes the room along. */
async function giveBackIfItCan(sql: Sql): Promise<void> {
  try {
    await giveBack(sql)
  } catch (error) {
    if (diskFailure(error) === null) throw error
  }
}

/** Cuts free pages off the file and empties the log, which still hold what was deleted. */
async function giveBack(sql: Sql): Promise<void> {
  for (let before = Infinity, free = freePages(sql); free > 0 && free < before; free = freePages(sql)) {
    before = free
    sql.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`)
    await scheduler.yield()
  }
  sql.pragma('wal_checkpoint(TRUNCATE)')
}

function freePages(sql: Sql): number {
  const count = sql.pragma('freelist_count')
  return typeof count === 'number' ? count : 0
}
