import type { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { PageCursor, readCursor, writeCursor } from '#main/providers/cursor.ts'
import type { Page } from '#main/providers/provider.ts'
import type { FreshchatClient } from './client.ts'
import { hasNextPage } from './wire/page.ts'
import { readList } from './wire/records.ts'

export type Listing<Theirs, Ours> = Readonly<{
  path: string
  /** The member of the answer that holds the list. */
  noun: string
  schema: z.ZodType<Theirs>
  toOurs: (theirs: Theirs) => Ours
  query?: Readonly<Record<string, string>>
  cursor: string | null
  signal?: AbortSignal | undefined
}>

/** One page of a list that the service pages by number. */
export async function listPage<Theirs, Ours>(client: FreshchatClient, listing: Listing<Theirs, Ours>): Promise<Result<Page<Ours>>> {
  const at = listing.cursor === null ? { page: 1 } : readCursor(PageCursor, listing.cursor)
  if (at === null) return fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' })
  const reply = await client.getPage(listing.path, at.page, { query: listing.query ?? {}, signal: listing.signal })
  if (!reply.ok) return reply
  if (reply.value.isPastTheEnd) return ok({ items: [], unreadable: [], next: null })
  const { body } = reply.value
  const records = readList(listing.schema, body, listing.noun)
  if (!records.ok) return records
  const next = hasNextPage(body, at.page) ? writeCursor({ page: at.page + 1 }) : null
  return ok({ items: records.value.items.map(listing.toOurs), unreadable: records.value.unreadable, next })
}
