/**
 * Runs what a press asks for, unless one before it did already.
 * @param shown what the press was about, as the screen shows it: a new object once something about it has changed
 * @param run answers `false`, or rejects, where it was not done; whoever runs it tells of that
 */
export type OnePress = (shown: object, run: () => Promise<unknown>) => Promise<void>

/**
 * A double-click is one press. The screen learns later than main what the first one did, so that the second would be answered
 * "it has changed in the meantime" by what the person himself did: it does nothing, until something else is shown.
 */
export function createOnePress(): OnePress {
  let isRunning = false
  let doneTo: object | null = null
  return async (shown, run) => {
    if (isRunning || doneTo === shown) return
    isRunning = true
    try {
      doneTo = (await run()) === false ? null : shown
    } catch {
      doneTo = null
    }
    isRunning = false
  }
}
