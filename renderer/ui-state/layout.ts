import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Below this inner width the details float over the thread. CSS pixels. */
export const CONTEXT_BESIDE_PX = 1_100

/** Sizes and folds, in CSS pixels; kept over restarts. */
type LayoutState = Readonly<{
  lanesWidth: number
  listWidth: number
  contextWidth: number
  detailWidth: number
  lanesShown: boolean
  contextShown: boolean
  /** In a narrow window the details float over the thread, and only when somebody asks for them. */
  contextOver: boolean
  set: (change: Partial<Omit<LayoutState, 'set'>>) => void
}>

export const useLayout = create<LayoutState>()(
  persist(
    set => ({ lanesWidth: 200, listWidth: 360, contextWidth: 300, detailWidth: 340, lanesShown: true, contextShown: true, contextOver: false, set: change => set(change) }),
    { name: 'layout', version: 1 },
  ),
)
