import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Sizes and folds, in CSS pixels; kept over restarts. */
type LayoutState = Readonly<{
  lanesWidth: number
  listWidth: number
  contextWidth: number
  detailWidth: number
  lanesShown: boolean
  contextShown: boolean
  set: (change: Partial<Omit<LayoutState, 'set'>>) => void
}>

export const useLayout = create<LayoutState>()(
  persist(
    set => ({ lanesWidth: 200, listWidth: 360, contextWidth: 300, detailWidth: 380, lanesShown: true, contextShown: true, set: change => set(change) }),
    { name: 'layout', version: 1 },
  ),
)
