/** Matches of a thread, newest first, and the one that somebody is at. */
export type Found<Id> = Readonly<{ ids: readonly Id[]; at: Id | null }>

/** Where one stands among them, from 1; null = at none of them. */
export function numberOf<Id>({ ids, at }: Found<Id>): number | null {
  const index = at === null ? -1 : ids.indexOf(at)
  return index < 0 ? null : index + 1
}

/** The next one: `older` goes back in time, and from the last it begins anew. null = there is none. */
export function stepFrom<Id>({ ids, at }: Found<Id>, way: 'older' | 'newer'): Id | null {
  const index = at === null ? -1 : ids.indexOf(at)
  const by = way === 'older' ? 1 : -1
  // From none, older leads to the newest and newer to the oldest.
  const next = index < 0 && way === 'newer' ? ids.length - 1 : (index + by + ids.length) % ids.length
  return ids[next] ?? null
}
