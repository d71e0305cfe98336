import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import type { Sql } from './sql.ts'

/** The small number that stands for a conversation inside the cache; null = never heard of. */
export function findThreadKey(cache: Sql, id: ConversationId): number | null {
  return cache.number('SELECT key FROM threads WHERE conversation_id = @id', { id })
}

/** Items may come before their conversation does, so a thread stands for itself. Call it within a transaction. */
export function ensureThreadKey(cache: Sql, id: ConversationId): number {
  const known = findThreadKey(cache, id)
  if (known !== null) return known
  const made = cache.number(
    'INSERT INTO threads (conversation_id, account_id) VALUES (@id, @account) RETURNING key',
    { id, account: accountOf(id) },
  )
  if (made === null) throw new Error('a thread was inserted and has no key')
  return made
}
