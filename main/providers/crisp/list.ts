import type { z } from 'zod'
import { fail, ok, type Result } from '#app/result.ts'
import { PageCursor, readCursor, writeCursor } from '#main/providers/cursor.ts'
import type { AskingPage, Page } from '#main/providers/provider.ts'
import type { Call } from './client.ts'
import type { Room } from './room.ts'
import { readRecords } from './wire/records.ts'

type Listing<W, T> = Readonly<{
  /** In front of the page number. */
  path: readonly string[]
  query?: Call['query']
  record: z.ZodType<W>
  toItem: (record: W) => T | null
  /** How many a full page has; null where nobody says: then only an empty page is the last. */
  pageSize: number | null
}>

/** A page of a list, whose number is the last piece of its path. There is no total and no link: a short page is the end. */
export async function readListPage<W, T>(room: Room, asking: AskingPage, listing: Listing<W, T>): Promise<Result<Page<T>>> {
  const page = pageOf(asking.cursor)
  if (page === null) return fail({ kind: 'unreadable', path: 'cursor', found: 'malformed' })
  const { path, query, record, toItem, pageSize } = listing
  const data = await room.client.atSite('GET', [...path, String(page)], { ...(query === undefined ? {} : { query }), signal: asking.signal })
  if (!data.ok) return data
  const records = readRecords(record, data.value)
  if (!records.ok) return records

  const { items, unreadable, count } = records.value
  const isLast = pageSize === null ? count === 0 : count < pageSize
  return ok({
    items: items.map(toItem).filter(item => item !== null),
    unreadable,
    next: isLast || page >= LAST_PAGE ? null : writeCursor({ page: page + 1 }),
  })
}

/** A service that ignores the page number would otherwise be asked for ever. */
const LAST_PAGE = 10_000

function pageOf(cursor: string | null): number | null {
  return cursor === null ? 1 : (readCursor(PageCursor, cursor)?.page ?? null)
}

/** Of lists that come whole. */
export function wholePage<T>(items: readonly T[], unreadable: readonly string[]): Page<T> {
  return { items, unreadable, next: null }
}
