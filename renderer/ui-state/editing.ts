import { create } from 'zustand'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'

/** The unsent entry that somebody is rewriting; a layer shows it. */
type EditingState = Readonly<{ entry: OutboxEntry | null; edit: (entry: OutboxEntry) => void; end: () => void }>

export const useEditing = create<EditingState>()(set => ({ entry: null, edit: entry => set({ entry }), end: () => set({ entry: null }) }))
