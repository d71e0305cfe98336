import { create } from 'zustand'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'

type Typed = Readonly<Partial<Record<ComposerMode, string>>>

/**
 * What was typed in this window, by conversation: newer than what was read from disk, and there while composers come and go
 * with the panels around them.
 */
type DraftsState = Readonly<{
  typed: Readonly<Record<ConversationId, Typed>>
  type: (id: ConversationId, mode: ComposerMode, text: string) => void
}>

export const useDrafts = create<DraftsState>()(set => ({
  typed: {},
  type: (id, mode, text) => set(({ typed }) => ({ typed: { ...typed, [id]: { ...typed[id], [mode]: text } } })),
}))
