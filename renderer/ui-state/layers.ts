import { create } from 'zustand'

/** What floats over the window; one at a time. */
export type Layer = 'palette' | 'keys' | 'addAccount' | 'teamFile' | 'newConversation' | 'assign' | 'segments' | 'search'

type LayerState = Readonly<{ layer: Layer | null; open: (layer: Layer) => void; close: () => void }>

export const useLayers = create<LayerState>()(set => ({ layer: null, open: layer => set({ layer }), close: () => set({ layer: null }) }))
