import { create } from 'zustand'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'

export type Texts = Readonly<Record<ComposerMode, string>>

/** What is on its way, as it left: a new object each time, so that no answer is taken for another's. */
export type Leaving = Readonly<{ mode: ComposerMode; text: string }>

/** What was typed for one conversation. While something leaves, nothing else does. `notKept`: why the last did not leave; null = it did. */
export type Page = Readonly<{ texts: Texts; leaving: Leaving | null; notKept: unknown }>

/**
 * What was typed in this window, by conversation: newer than what was read from disk. Composers come and go with the panels
 * around them, and each that opens has to know what another one sent a moment ago.
 */
type DraftsState = Readonly<{
  pages: Readonly<Record<ConversationId, Page>>
  keep: (id: ConversationId, page: Page) => void
  /** How many files of each are being taken in. */
  adding: Readonly<Record<ConversationId, number>>
  add: (id: ConversationId, files: number) => void
  reset: () => void
}>

export const useDrafts = create<DraftsState>()(set => ({
  pages: {},
  keep: (id, page) => set(({ pages }) => ({ pages: { ...pages, [id]: page } })),
  adding: {},
  add: (id, files) => set(({ adding }) => ({ adding: { ...adding, [id]: Math.max(0, (adding[id] ?? 0) + files) } })),
  reset: () => set({ pages: {}, adding: {} }),
}))
