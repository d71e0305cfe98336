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
    // What was told before speaks of another way back.
    if (way !== null) set({ told: null })
    const isDone = await doing
    way?.end(isDone)
    if (isDone && way?.isTaken() !== true) set({ told: { kind: 'done', text, canUndo: way?.isLast() === true } })
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

/** Offers the way back from what is being done. A hand that is too quick is led back as soon as it is done. */
function wayBack(doing: Promise<boolean>, back: () => Promise<unknown>) {
  const { offer, settle, withdraw } = useUndo.getState()
  let isTaken = false
  async function take(): Promise<void> {
    isTaken = true
    if (await doing) await back()
  }
  const way = () => void take()
  offer(way)
  return {
    isTaken: () => isTaken,
    /** False once something later offers its own. */
    isLast: () => useUndo.getState().ways.at(-1) === way,
    end: (isDone: boolean) => (isDone ? settle(way) : withdraw(way)),
  }
}
