import { create } from 'zustand'

export type WayBack = () => void

/** The way back from the last thing that can be undone, once. */
type UndoState = Readonly<{
  /** Of what is done or being done, the last one last; none of what was done before something that is done. */
  ways: readonly WayBack[]
  offer: (way: WayBack) => void
  /** It is done: what was done before it cannot be undone any more. */
  settle: (way: WayBack) => void
  /** It was not done: there is nothing to come back from. */
  withdraw: (way: WayBack) => void
  run: () => void
  forget: () => void
}>

export const useUndo = create<UndoState>()((set, get) => ({
  ways: [],
  offer: way => set(({ ways }) => ({ ways: [...ways, way] })),
  settle: way => set(state => (state.ways.indexOf(way) > 0 ? { ways: state.ways.slice(state.ways.indexOf(way)) } : state)),
  withdraw: way => set(({ ways }) => ({ ways: ways.filter(other => other !== way) })),
  run: () => {
    const last = get().ways.at(-1)
    set({ ways: [] })
    last?.()
  },
  forget: () => set({ ways: [] }),
}))
