import { create } from 'zustand'
import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItemId } from '#app/domain/thread.ts'

type FindState = Readonly<{
  /** In which thread somebody looks for something; null = nobody does. */
  conversationId: ConversationId | null
  text: string
  /** The match one is at; null = none was gone to yet. */
  at: ThreadItemId | null
  /** Raised whenever the field is to take the focus. */
  requests: number
  open: (id: ConversationId) => void
  type: (text: string) => void
  goTo: (at: ThreadItemId) => void
  close: () => void
}>

/** Looking for words in the open conversation. What was looked for last is there again in the next one. */
export const useFind = create<FindState>()(set => ({
  conversationId: null,
  text: '',
  at: null,
  requests: 0,
  open: conversationId => set(find => ({ requests: find.requests + 1, ...(find.conversationId === conversationId ? {} : { conversationId, at: null }) })),
  type: text => set({ text, at: null }),
  goTo: at => set({ at }),
  close: () => set({ conversationId: null, at: null }),
}))
