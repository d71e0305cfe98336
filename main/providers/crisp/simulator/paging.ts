import { z } from 'zod'
import { invalidData, listed, type Reply } from './envelope.ts'

/** `0` or `1` in a query; `true` and `false` are taken too. Absent is off. */
export const flag = z.enum(['0', '1', 'true', 'false']).default('0').transform(value => value === '1' || value === 'true')
/** ISO 8601 in a query, epoch milliseconds inside. */
export const isoTime = z.string().refine(text => !Number.isNaN(Date.parse(text)), 'expected an ISO 8601 time').transform(text => Date.parse(text))
export const wholeNumber = z.string().regex(/^\d+$/).transform(Number)

/** The page size of every list that has no `per_page`. */
const FIXED_PAGE = 20

type Shown<T> = Readonly<{ size?: number; /** What of an item goes over the wire; where left out, the item itself. */ toWire?: (item: T) => unknown }>

/** Page `page` (from 1, as it stands in the path) of a list; past the end it is empty. */
export function listPage<T>(items: readonly T[], page: string, { size = FIXED_PAGE, toWire = item => item }: Shown<T> = {}): Reply {
  if (!/^[1-9]\d*$/.test(page)) return invalidData('page: expected a positive whole number')
  return listed(items.slice((Number(page) - 1) * size, Number(page) * size).map(item => toWire(item)))
}

/** A `per_page` between 20 and 50; outside of it null or the nearest, as the switch says. */
export function pageSizeOf(asked: number | undefined, outOfRange: 'refuse' | 'clamp'): number | null {
  if (asked === undefined) return 20
  if (asked >= 20 && asked <= 50) return asked
  return outOfRange === 'clamp' ? Math.min(50, Math.max(20, asked)) : null
}
