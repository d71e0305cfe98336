import { create } from 'zustand'

/** The way back from the last thing that can be undone, once. */
type UndoState = Readonly<{ back: (() => void) | null; offer: (back: () => void) => void; run: () => void; forget: () => void }>

export const useUndo = create<UndoState>()((set, get) => ({
  back: null,
  offer: back => set({ back }),
  run: () => {
    const { back } = get()
    set({ back: null })
    back?.()
  },
  forget: () => set({ back: null }),
}))
