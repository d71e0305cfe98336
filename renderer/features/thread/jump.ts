import { assertNever } from '#app/assert-never.ts'

/** What is known of an item that is to be brought into view. */
export type JumpFacts = Readonly<{
  /** How many stored items stand behind it; null = it is not stored, undefined = not answered yet. */
  place: number | null | undefined
  /** It is among those that are drawn. */
  isDrawn: boolean
  /** So many of the newest items were asked for, */
  limit: number
  /** and this is the answer to that, and not to an earlier question. */
  isAnswered: boolean
}>

/** The next step on the way to it. */
export type Jump = Readonly<{ to: 'wait' | 'show' | 'gone' | 'tooFar' }> | Readonly<{ to: 'load'; limit: number }>

/** So many older ones come along, so that it does not stand at the upper edge. */
const AROUND = 40
/** The contract's own limit for one question. */
export const MOST_ITEMS = 10_000

export function jumpOf({ place, isDrawn, limit, isAnswered }: JumpFacts): Jump {
  if (place === undefined) return { to: 'wait' }
  if (isDrawn) return { to: 'show' }
  if (place === null) return { to: 'gone' }
  if (place >= MOST_ITEMS) return { to: 'tooFar' }
  if (limit <= place) return { to: 'load', limit: Math.min(MOST_ITEMS, place + 1 + AROUND) }
  // Enough was asked for: it went while that was on its way.
  return { to: isAnswered ? 'gone' : 'wait' }
}

/** What is said when one cannot get there. */
export function whyNotOf(jump: Jump): 'itemGone' | 'itemTooFar' | null {
  switch (jump.to) {
    case 'gone':
      return 'itemGone'
    case 'tooFar':
      return 'itemTooFar'
    case 'wait':
    case 'show':
    case 'load':
      return null
    default:
      return assertNever(jump)
  }
}
