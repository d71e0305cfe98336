import { z } from 'zod'
import { maybe } from './lenient.ts'

const Envelope = z.looseObject({
  pagination: maybe(z.looseObject({ total_pages: maybe(z.number().int()), current_page: maybe(z.number().int()) })),
  links: maybe(z.looseObject({ next_page: maybe(z.looseObject({ href: z.string() })) })),
})

/** Whether an envelope promises a page after this one: by its link, or by its count where there are no links. */
export function hasNextPage(body: unknown, page: number): boolean {
  const read = Envelope.safeParse(body)
  if (!read.success) return false
  const { links, pagination } = read.data
  return links?.next_page != null || (links === null && page < (pagination?.total_pages ?? 0))
}
