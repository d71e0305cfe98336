import { create } from 'zustand'

/** What floats over the window; one at a time. */
export type Layer = 'palette' | 'keys' | 'addAccount' | 'teamFile' | 'newConversation' | 'assign' | 'segments' | 'search'

type LayerState = Readonly<{
  layer: Layer | null
  /** What is looked for in it, also what was typed before its field had the focus. */
  query: string
  open: (layer: Layer) => void
  close: () => void
  setQuery: (query: string) => void
}>

export const useLayers = create<LayerState>()(set => ({
  layer: null,
  query: '',
  open: layer => set({ layer, query: '' }),
  close: () => set({ layer: null, query: '' }),
  setQuery: query => set({ query }),
}))
