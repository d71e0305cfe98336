import { useSyncExternalStore } from 'react'

// A window that never lost the focus counts as looked at: some places, such as a test, run without ever giving it.
let hasLostFocus = false
let isListening = false
const listeners = new Set<() => void>()

/** Whether somebody may be looking: the window is on the screen, and nobody went on to another one. */
export function useLookedAt(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible' && !hasLostFocus)
}

function subscribe(listener: () => void): () => void {
  if (!isListening) listen()
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Once and for good: what is missed while nobody asks would be wrong when somebody does. */
function listen(): void {
  isListening = true
  const tell = (lost: boolean) => () => {
    hasLostFocus = lost
    for (const listener of listeners) listener()
  }
  window.addEventListener('blur', tell(true))
  window.addEventListener('focus', tell(false))
  document.addEventListener('visibilitychange', () => tell(hasLostFocus)())
}
