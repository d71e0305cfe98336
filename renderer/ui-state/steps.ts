import { create } from 'zustand'
import { useUndo } from './undo.ts'

/** Something a person asked for, the words for it when it is done, and the way back where there is one. */
export type Step = Readonly<{ run: () => Promise<unknown>; text: string; back?: () => Promise<unknown> }>

/** What became of the last one; a new object each time, also when the words are the same. */
export type Told = Readonly<{ kind: 'done'; text: string; canUndo: boolean }> | Readonly<{ kind: 'failed'; error: unknown }>

type StepsState = Readonly<{
  told: Told | null
  /** Says that it is done, once it is and not before. Whoever asks for the way back earlier is led back as soon as it is. Answers whether it was done. */
  take: (step: Step) => Promise<boolean>
  /** The same for what nobody needs to hear of unless it fails. */
  attempt: (run: () => Promise<unknown>) => Promise<boolean>
  reset: () => void
}>

export const useSteps = create<StepsState>()((set, get) => ({
  told: null,
  take: async ({ run, text, back }) => {
    const doing = get().attempt(run)
    const way = back === undefined ? null : wayBack(doing, () => get().attempt(back))
    const isDone = await doing
    if (!isDone) way?.withdraw()
    else if (way?.isTaken() !== true) set({ told: { kind: 'done', text, canUndo: way !== null } })
    return isDone
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

/** Offers the way back from what is being done: a hand that was too quick says so at once. */
function wayBack(doing: Promise<boolean>, back: () => Promise<boolean>) {
  const before = useUndo.getState().back
  let isTaken = false
  async function take(): Promise<void> {
    isTaken = true
    if (await doing) await back()
  }
  const offered = () => void take()
  useUndo.getState().offer(offered)
  return {
    isTaken: () => isTaken,
    /** There is nothing to come back from: the way back from what was before stands again. */
    withdraw() {
      if (useUndo.getState().back !== offered) return
      if (before === null) useUndo.getState().forget()
      else useUndo.getState().offer(before)
    },
  }
}
