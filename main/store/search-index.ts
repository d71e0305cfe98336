import type { AccountId } from '#app/domain/ids.ts'
import { toIndexText } from '#app/domain/search-text.ts'
import type { Sql } from './sql.ts'

export type SearchTable = 'search_items' | 'search_conversations' | 'search_previews' | 'search_contacts'

/** Puts a text under a key in place of what stood there; a text without words is only taken out. */
export function putSearchText(cache: Sql, table: SearchTable, entry: Readonly<{ key: number; account: AccountId; text: string }>): void {
  const { key, account, text } = entry
  dropSearchText(cache, table, key)
  const words = toIndexText(text)
  if (words === '') return
  cache.run(`INSERT INTO ${table} (rowid, account, words) VALUES (@key, @account, @words)`, { key, account: accountWord(account), words })
}

export function dropSearchText(cache: Sql, table: SearchTable, key: number): void {
  cache.run(`DELETE FROM ${table} WHERE rowid = @key`, { key })
}

/** An account as one word of the index: its dashes would cut it. */
export function accountWord(account: AccountId): string {
  return account.slice('acc:'.length).replaceAll('-', '·')
}

/** Everything of one conversation, with its thread. To be called before its rows go. */
export function dropConversationSearch(cache: Sql, thread: number): void {
  dropSearchText(cache, 'search_conversations', thread)
  dropSearchText(cache, 'search_previews', thread)
  cache.run('DELETE FROM search_items WHERE rowid IN (SELECT key FROM items WHERE thread = @thread)', { thread })
}
