import { create } from 'zustand'
import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'

/** The unsent entry that somebody is rewriting; a layer shows it. */
type EditingState = Readonly<{
  entry: OutboxEntry | null
  /** What was typed and not saved: who closes the layer finds it there when he comes back. */
  texts: Readonly<Record<OutboxEntryId, string>>
  edit: (entry: OutboxEntry) => void
  write: (id: OutboxEntryId, text: string) => void
  /** It was saved, or given up. */
  forget: (id: OutboxEntryId) => void
  end: () => void
  reset: () => void
}>

export const useEditing = create<EditingState>()(set => ({
  entry: null,
  texts: {},
  edit: entry => set({ entry }),
  write: (id, text) => set(({ texts }) => ({ texts: { ...texts, [id]: text } })),
  forget: id => set(({ texts: { [id]: gone, ...texts } }) => (gone === undefined ? {} : { texts })),
  end: () => set({ entry: null }),
  reset: () => set({ entry: null, texts: {} }),
}))
