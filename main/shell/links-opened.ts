import type { LinkVerdict } from '#app/contract/app.ts'
import { SECOND_MS, epochMs, type EpochMs } from '#app/domain/time.ts'
import { fail, ok, type Result } from '#app/result.ts'

export type LinksNeeds = Readonly<{
  inspect: (url: string, label: string | null) => LinkVerdict
  /** Hands it to the system, past the gate once more. */
  open: (url: string) => Promise<LinkVerdict>
  now: () => EpochMs
}>

/** How long an address that was shown may be opened. A dialog that stays open asks again. */
const SHOWN_FOR_MS = 60 * SECOND_MS
const AT_MOST = 5
const WITHIN_MS = 10 * SECOND_MS

/**
 * Opens only what was inspected a moment ago, once for each time, and only as fast as a person presses. So a page that is not
 * itself any more can neither open what nobody was shown nor flood a person with tabs.
 */
export function createLinks({ inspect, open, now }: LinksNeeds) {
  const shownAt = new Map<string, EpochMs>()
  let openedAt: readonly EpochMs[] = []

  /** A clock that was set back makes nothing younger. */
  const isWithin = (at: EpochMs, ms: number) => at <= now() && now() < at + ms

  return {
    inspectLink: (url: string, label: string | null): LinkVerdict => {
      const verdict = inspect(url, label)
      for (const [known, at] of shownAt) if (!isWithin(at, SHOWN_FOR_MS)) shownAt.delete(known)
      if (verdict.verdict === 'allowed') shownAt.set(url, now())
      return verdict
    },

    /** Fails with `cancelled` for what was not inspected just now, and with `rateLimited` when it is too many. */
    openLink: async (url: string): Promise<Result<LinkVerdict>> => {
      const at = shownAt.get(url)
      if (at === undefined || !isWithin(at, SHOWN_FOR_MS)) return fail({ kind: 'cancelled' })
      openedAt = openedAt.filter(opened => isWithin(opened, WITHIN_MS))
      const [first] = openedAt
      if (first !== undefined && openedAt.length >= AT_MOST) return fail({ kind: 'rateLimited', until: epochMs(first + WITHIN_MS) })
      shownAt.delete(url)
      openedAt = [...openedAt, now()]
      return ok(await open(url))
    },
  }
}
