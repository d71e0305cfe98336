import { create } from 'zustand'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'

type Texts = Readonly<Record<ComposerMode, string>>

/**
 * What was typed in this window, by conversation: newer than what was read from disk, and there while composers come and go
 * with the panels around them.
 */
type DraftsState = Readonly<{
  typed: Readonly<Record<ConversationId, Texts>>
  keep: (id: ConversationId, texts: Texts) => void
}>

export const useDrafts = create<DraftsState>()(set => ({
  typed: {},
  keep: (id, texts) => set(({ typed }) => ({ typed: { ...typed, [id]: texts } })),
}))
