import type { Message } from '#app/domain/message.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'

type Page = Pick<ThreadPage, 'items' | 'checkedAt'>

/** How far a thread was known when it was looked at last. `openedWith`: when it had been compared as it was opened; null = never. */
export type Seen = Readonly<{ newestAt: number; openedWith: EpochMs | null; isCompared: boolean }>

export const seenAtFirst = ({ items, checkedAt }: Page): Seen => ({ newestAt: items.at(-1)?.at ?? 0, openedWith: checkedAt, isCompared: false })

/**
 * Which messages of the contact came while the thread was open. What the comparison on opening brings was said before, and is
 * no news to anybody; older stretches are not newer than what was seen.
 */
export function arrivalsIn({ items, checkedAt }: Page, seen: Seen): Readonly<{ arrived: readonly Message[]; seen: Seen }> {
  const newestAt = Math.max(seen.newestAt, items.at(-1)?.at ?? 0)
  const arrived = items.flatMap(item => (item.at > seen.newestAt && item.type === 'message' && item.author.kind === 'contact' ? [item] : []))
  return { arrived: seen.isCompared ? arrived : [], seen: { ...seen, newestAt, isCompared: seen.isCompared || checkedAt !== seen.openedWith } }
}
