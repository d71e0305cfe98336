/** Asks a window to close. @returns false when a listener of it said no */
type AskToClose = () => boolean

const open = new Set<AskToClose>()
let lastClosed: () => void = () => undefined

/** Counts a window in. @returns counts it out again; when it was the last one, the app hears of it */
export function windowOpened(askToClose: AskToClose): () => void {
  open.add(askToClose)
  return () => {
    open.delete(askToClose)
    if (open.size === 0) setImmediate(() => open.size === 0 && lastClosed())
  }
}

/** @returns false when a window refused; those before it are closing all the same, as in Electron */
export function closeAllWindows(): boolean {
  return [...open].every(askToClose => askToClose())
}

export function hasOpenWindows(): boolean {
  return open.size > 0
}

export function onLastWindowClosed(listener: () => void): void {
  lastClosed = listener
}
