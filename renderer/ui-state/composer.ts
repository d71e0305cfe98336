import { create } from 'zustand'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'

type ComposerState = Readonly<{
  /** The mode is remembered per conversation and never globally: a note habit must not follow to another contact. */
  modes: Readonly<Record<ConversationId, ComposerMode>>
  setMode: (id: ConversationId, mode: ComposerMode) => void
  /** Raised whenever the composer is to take the focus. */
  focusRequests: number
  requestFocus: () => void
  /** Whose composer takes the focus as soon as it is there, unless another is there before; null = nobody's. */
  awaited: ConversationId | null
  await: (id: ConversationId | null) => void
  reset: () => void
}>

export const useComposer = create<ComposerState>()(set => ({
  modes: {},
  setMode: (id, mode) => set(state => ({ modes: { ...state.modes, [id]: mode } })),
  focusRequests: 0,
  requestFocus: () => set(state => ({ focusRequests: state.focusRequests + 1 })),
  awaited: null,
  await: id => set({ awaited: id }),
  reset: () => set({ modes: {}, awaited: null }),
}))
