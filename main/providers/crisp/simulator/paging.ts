import { z } from 'zod'

/** `0` or `1` in a query; `true` and `false` are taken too. Absent is off. */
export const flag = z.enum(['0', '1', 'true', 'false']).default('0').transform(value => value === '1' || value === 'true')
/** ISO 8601 in a query, epoch milliseconds inside. */
export const isoTime = z.string().refine(text => !Number.isNaN(Date.parse(text)), 'expected an ISO 8601 time').transform(text => Date.parse(text))
export const wholeNumber = z.string().regex(/^\d+$/).transform(Number)

/** The page size of every list that has no `per_page`. */
export const FIXED_PAGE = 20

/** The items of page `page` (from 1); null where the page is no positive whole number. */
export function pageOf<T>(items: readonly T[], page: string, size: number = FIXED_PAGE): readonly T[] | null {
  if (!/^[1-9]\d*$/.test(page)) return null
  return items.slice((Number(page) - 1) * size, Number(page) * size)
}

export const PAGE_IS_WRONG = 'page: expected a positive whole number'

/** A `per_page` between 20 and 50; outside of it null or the nearest, as the switch says. */
export function pageSizeOf(asked: number | undefined, outOfRange: 'refuse' | 'clamp'): number | null {
  if (asked === undefined) return 20
  if (asked >= 20 && asked <= 50) return asked
  return outOfRange === 'clamp' ? Math.min(50, Math.max(20, asked)) : null
}
