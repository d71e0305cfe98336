import { ok, type Result } from '#app/result.ts'
import type { FreshchatClient } from './client.ts'
import { readList } from './wire/records.ts'
import { FreshchatUser } from './wire/user.ts'

const MOST_KEPT = 2_000
/** As many as one call may name. */
const MOST_FETCHED = 100

/** Users as last seen. A conversation names its user by id only; the shelf saves asking for the same name again and again. */
export type UserShelf = ReturnType<typeof createUserShelf>

export function createUserShelf(client: FreshchatClient) {
  const kept = new Map<string, FreshchatUser>()

  const keep = (user: FreshchatUser) => {
    kept.delete(user.id)
    kept.set(user.id, user)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  }

  return {
    keep,
    get: (id: string | null): FreshchatUser | null => (id === null ? null : (kept.get(id) ?? null)),
    /** Asks for those that are missing; whom the service does not know (any more) stays missing. */
    fetch: async (ids: readonly string[], signal: AbortSignal | undefined): Promise<Result<null>> => {
      const missing = [...new Set(ids)].filter(id => !kept.has(id))
      for (let start = 0; start < missing.length; start += MOST_FETCHED) {
        const reply = await client.post('/users/fetch', { body: { ids: missing.slice(start, start + MOST_FETCHED) }, signal })
        if (!reply.ok) return reply
        const users = readList(FreshchatUser, reply.value, 'users')
        if (!users.ok) return users
        users.value.items.forEach(keep)
      }
      return ok(null)
    },
  }
}
