import { ok, type Result } from '#app/result.ts'
import type { Page } from '#main/providers/provider.ts'

export type Walk = Readonly<{
  /** Where to begin; null = at the start. */
  from: string | null
  maxPages: number
}>

/** Page after page of one list, each handed to `keep` as it comes. Answers where further pages begin; null = that was all. */
export async function walkPages<T>(
  { from, maxPages }: Walk,
  ask: (cursor: string | null) => Promise<Result<Page<T>>>,
  keep: (page: Page<T>) => Promise<Result<null>>,
): Promise<Result<string | null>> {
  let cursor = from
  for (let count = 0; count < maxPages; count += 1) {
    const page = await ask(cursor)
    if (!page.ok) return page
    const kept = await keep(page.value)
    if (!kept.ok) return kept
    const { next } = page.value
    // A service that names the same page as the next one would be walked for ever.
    if (next === null || next === cursor) return ok(null)
    cursor = next
  }
  return ok(cursor)
}

/** All pages of a short list as one. */
export async function allPages<T>(
  maxPages: number,
  ask: (cursor: string | null) => Promise<Result<Page<T>>>,
): Promise<Result<readonly T[]>> {
  const items: T[] = []
  const walked = await walkPages({ from: null, maxPages }, ask, async page => {
    items.push(...page.items)
    return ok(null)
  })
  return walked.ok ? ok(items) : walked
}
