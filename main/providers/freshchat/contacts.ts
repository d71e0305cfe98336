import { remoteOf } from '#app/domain/ids.ts'
import { fail, ok } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { learn, type Desk } from './desk.ts'
import { listPage } from './list-page.ts'
import { toContact } from './normalise/contact.ts'
import { readList, readRecord } from './wire/records.ts'
import { FreshchatUser } from './wire/user.ts'

/** A list of users needs a filter; this one lets everybody through. */
const EVERYBODY = { created_from: '2000-01-01T00:00:00.000Z' } as const

type Contacts = Pick<ProviderAccount, 'listContacts' | 'getContact' | 'findContact'>

export function contactCalls(desk: Desk): Contacts {
  const { client, users, accountId } = desk
  const keep = (user: FreshchatUser) => {
    users.keep(user)
    return toContact(user, accountId)
  }
  const getOne = async (remoteId: string, signal: AbortSignal | undefined) => {
    const reply = await client.get(`/users/${encodeURIComponent(remoteId)}`, { signal })
    const user = reply.ok ? readRecord(FreshchatUser, reply.value, 'user') : reply
    return user.ok ? ok(keep(user.value)) : user
  }

  return {
    listContacts: async ({ cursor, search, signal }) => {
      const query = search === null || search.trim() === '' ? EVERYBODY : exactly(search.trim())
      return learn(desk, 'contacts', await listPage(client, { path: '/users', noun: 'users', schema: FreshchatUser, toOurs: keep, query, cursor, signal }))
    },
    getContact: ({ id, signal }) => getOne(remoteOf(id), signal),
    findContact: async ({ key, signal }) => {
      if (!key.includes('@')) return getOne(key, signal)
      // The service compares letter by letter, and people write addresses with capitals.
      for (const email of new Set([key, key.toLowerCase()])) {
        const reply = await client.get('/users', { query: { email }, signal })
        const found = reply.ok ? readList(FreshchatUser, reply.value, 'users') : reply
        if (!found.ok) return found
        const [user] = found.value.items
        if (user !== undefined) return ok(keep(user))
      }
      return fail({ kind: 'notFound' })
    },
  }
}

/** The service compares whole values and nothing else. */
function exactly(search: string): Readonly<Record<string, string>> {
  if (search.includes('@')) return { email: search }
  return /^\+?[\d\s()-]{5,}$/.test(search) ? { phone_no: search } : { first_name: search }
}
