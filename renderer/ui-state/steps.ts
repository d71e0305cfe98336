import { create } from 'zustand'
import { useUndo } from './undo.ts'

/** Something a person asked for, the words for it when it is done, and the way back where there is one. */
export type Step = Readonly<{ run: () => Promise<unknown>; text: string; back?: () => Promise<unknown> }>

/** What became of the last one; a new object each time, also when the words are the same. */
export type Told = Readonly<{ kind: 'done'; text: string; canUndo: boolean }> | Readonly<{ kind: 'failed'; error: unknown }>

type StepsState = Readonly<{
  told: Told | null
  /** Says that it is done, and offers the way back, once it is done and not before. Answers whether it was. */
  take: (step: Step) => Promise<boolean>
  /** The same for what nobody needs to hear of unless it fails. */
  attempt: (run: () => Promise<unknown>) => Promise<boolean>
  reset: () => void
}>

export const useSteps = create<StepsState>()((set, get) => ({
  told: null,
  take: async ({ run, text, back }) => {
    if (!(await get().attempt(run))) return false
    if (back !== undefined) useUndo.getState().offer(() => void get().attempt(back))
    set({ told: { kind: 'done', text, canUndo: back !== undefined } })
    return true
  },
  attempt: async run => {
    try {
      await run()
      return true
    } catch (error) {
      set({ told: { kind: 'failed', error } })
      return false
    }
  },
  reset: () => set({ told: null }),
}))
