export type LeavingNeeds = Readonly<{
  /** Asks the windows to close, and resolves when they are: what a page writes as it goes still finds the house open. */
  closeWindows: () => Promise<void>
  /** Lets what is under way come to rest. Answers false when a thread is stuck that only the end of the process ends. */
  rest: () => Promise<boolean>
  wait: (ms: number) => Promise<void>
  /** Ends the process; by force when it did not come to rest. */
  end: (isAtRest: boolean) => void
}>

export type Leaving = Readonly<{
  /** For every wish to quit. However often it is asked, the app leaves once, and when it is at rest. */
  beforeQuit: (event: Readonly<{ preventDefault(): void }>) => void
  isLeaving: () => boolean
}>

/** A page that has not gone by then has nothing more to say. */
export const WINDOWS_MS = 300
/** Longer than every room takes to close together: past it something hangs, and what matters is on disk. */
export const REST_MS = 8_000

/** The way out: windows first, then the house, then the process. */
export function createLeaving({ closeWindows, rest, wait, end }: LeavingNeeds): Leaving {
  let state: 'here' | 'leaving' | 'left' = 'here'

  async function leave(): Promise<void> {
    await Promise.race([closeWindows().catch(() => {}), wait(WINDOWS_MS)])
    const isAtRest = await Promise.race([rest().catch(() => false), wait(REST_MS).then(() => false)])
    state = 'left'
    end(isAtRest)
  }

  return {
    beforeQuit(event) {
      if (state === 'left') return
      event.preventDefault()
      // The closing windows ask to quit as well, and so does an impatient person.
      if (state === 'leaving') return
      state = 'leaving'
      void leave()
    },
    isLeaving: () => state !== 'here',
  }
}
