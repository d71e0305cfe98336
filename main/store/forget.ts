import { scheduler } from 'node:timers/promises'
import type { AccountId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import { IS_OPEN } from './outbox-row.ts'
import { accountWord, type SearchTable } from './search-index.ts'
import type { Sql } from './sql.ts'

const THREADS_AT_ONCE = 200
const PAGES_AT_ONCE = 1_000
const SEARCH_TABLES: readonly SearchTable[] = ['search_items', 'search_conversations', 'search_contacts']

/**
 * Takes an account out of both files, and its words out of their bytes. In steps with a breath between them, since there may
 * be hundreds of thousands of rows. The outbox file goes last: until then the account is there to be forgotten again.
 * Answers how many unsent entries went with it.
 */
export async function forgetAccount({ cache, outbox }: Readonly<{ cache: Sql; outbox: Sql }>, account: AccountId): Promise<Result<number>> {
  const words = { match: `account : "${accountWord(account)}"` }
  const fromCache = cache.write(() => {
    for (const table of SEARCH_TABLES) cache.run(`DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${table} MATCH @match)`, words)
    for (const table of ['cursors', 'contacts', 'campaigns', 'operators', 'groups', 'inboxes']) {
      cache.run(`DELETE FROM ${table} WHERE account_id = @account`, { account })
    }
    return null
  })
  if (!fromCache.ok) return fromCache

  for (let removed = THREADS_AT_ONCE; removed === THREADS_AT_ONCE; ) {
    const step = cache.write(() =>
      cache.run('DELETE FROM threads WHERE key IN (SELECT key FROM threads WHERE account_id = @account LIMIT @atOnce)', { account, atOnce: THREADS_AT_ONCE }),
    )
    if (!step.ok) return step
    removed = step.value
    await scheduler.yield()
  }

  const dropped = outbox.write(() => {
    const unsent = outbox.number(`SELECT count(*) FROM outbox WHERE account_id = @account AND ${IS_OPEN}`, { account }) ?? 0
    for (const table of ['outbox', 'drafts']) outbox.run(`DELETE FROM ${table} WHERE account_id = @account`, { account })
    outbox.run('DELETE FROM accounts WHERE id = @account', { account })
    return unsent
  })
  if (!dropped.ok) return dropped

  const wiped = cache.write(() => {
    for (const table of SEARCH_TABLES) cache.run(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
    return null
  })
  if (!wiped.ok) return wiped
  await giveBack(cache)
  await giveBack(outbox)
  return dropped
}

/** Cuts free pages off the file and empties the log, which still hold what was deleted. */
async function giveBack(sql: Sql): Promise<void> {
  while ((sql.pragma('freelist_count') ?? 0) !== 0) {
    sql.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`)
    await scheduler.yield()
  }
  sql.pragma('wal_checkpoint(TRUNCATE)')
}
