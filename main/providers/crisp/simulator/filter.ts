import { z } from 'zod'
import { assertNever, toText, valueAt } from './json.ts'

/** One condition of a search, as conversations, people and inboxes share it. */
const Filter = z.object({
  model: z.string().optional(),
  criterion: z.string(),
  operator: z.enum(['eq', 'neq', 'has', 'nhas', 'gt', 'gte', 'lt', 'lte']),
  query: z.array(z.union([z.string(), z.number(), z.boolean()])),
})
export type Filter = z.infer<typeof Filter>

/** A JSON array of conditions inside of one query parameter. */
export const FilterList = z.string().transform((text, context): readonly Filter[] => {
  const parsed = z.array(Filter).safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  context.addIssue({ code: 'custom', message: 'expected a JSON array of filters' })
  return z.NEVER
})

export function matchesFilters(record: unknown, filters: readonly Filter[], operator: 'and' | 'or'): boolean {
  return operator === 'and' ? filters.every(filter => matches(record, filter)) : filters.some(filter => matches(record, filter))
}

function matches(record: unknown, filter: Filter): boolean {
  const found = valueAt(record, filter.criterion)
  const values: readonly unknown[] = Array.isArray(found) ? found : [found]
  const equals = values.some(value => filter.query.some(wanted => toText(value).toLowerCase() === String(wanted).toLowerCase()))
  const contains = values.some(value => filter.query.some(wanted => toText(value).toLowerCase().includes(String(wanted).toLowerCase())))
  const compares = (holds: (value: number, wanted: number) => boolean): boolean =>
    values.some(value => filter.query.some(wanted => holds(Number(value), Number(wanted))))

  switch (filter.operator) {
    case 'eq':
      return equals
    case 'neq':
      return !equals
    case 'has':
      return contains
    case 'nhas':
      return !contains
    case 'gt':
      return compares((value, wanted) => value > wanted)
    case 'gte':
      return compares((value, wanted) => value >= wanted)
    case 'lt':
      return compares((value, wanted) => value < wanted)
    case 'lte':
      return compares((value, wanted) => value <= wanted)
    default:
      return assertNever(filter.operator)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
