import { ok, refusal, type Answer, type Question } from './answer.ts'
import type { Behaviour } from './behaviour.ts'
import type { JsonObject } from './records.ts'

const DEFAULT_ITEMS = 20
const MOST_ITEMS = 50

export type Window = Readonly<{ page: number; itemsPerPage: number }>

/** `page` starts at 1; more than 50 items are cut to 50 without a word; nonsense falls back to the defaults. */
export function readWindow(query: Question['query']): Window {
  return { page: wholeNumber(query['page'], 1), itemsPerPage: Math.min(wholeNumber(query['items_per_page'], DEFAULT_ITEMS), MOST_ITEMS) }
}

type Listing<R> = Readonly<{ key: string; rel: string; path: string; rows: readonly R[]; toJson: (row: R) => JsonObject }>

/** One page in Freshchat's envelope: the rows under their noun, `pagination`, and `links` whose `href` is a path. */
export function answerPage<R>(listing: Listing<R>, query: Question['query'], behaviour: Behaviour): Answer {
  const { page, itemsPerPage } = readWindow(query)
  const pages = Math.max(1, Math.ceil(listing.rows.length / itemsPerPage))
  if (page > pages && behaviour.pastTheEnd === 'wrong-page') {
    return refusal(404, 'WRONG_PAGE', 'The page does not exist in the search result')
  }
  const link = (number: number) => ({ href: hrefOf(listing.path, query, { page: number, itemsPerPage }), rel: listing.rel, type: 'GET' })
  const start = (page - 1) * itemsPerPage
  return ok({
    [listing.key]: listing.rows.slice(start, start + itemsPerPage).map(listing.toJson),
    pagination: { total_items: listing.rows.length, total_pages: pages, current_page: page, items_per_page: itemsPerPage },
    links: {
      first_page: link(1),
      ...(page > 1 ? { previous_page: link(page - 1) } : {}),
      ...(page < pages ? { next_page: link(page + 1) } : {}),
      last_page: link(pages),
    },
  })
}

function hrefOf(path: string, query: Question['query'], { page, itemsPerPage }: Window): string {
  const search = new URLSearchParams({ ...query, page: String(page), items_per_page: String(itemsPerPage) })
  return `/v2${path}?${search.toString()}`
}

function wholeNumber(text: string | undefined, fallback: number): number {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return fallback
  return Math.max(1, Number(text))
}
