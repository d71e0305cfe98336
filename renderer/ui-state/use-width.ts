import { useSyncExternalStore } from 'react'

/** Below this list and thread take turns. */
export const LIST_BESIDE_PX = 800

/** The window's inner width in CSS pixels. */
export function useWidth(): number {
  return useSyncExternalStore(subscribe, () => window.innerWidth)
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('resize', tell)
  return () => window.removeEventListener('resize', tell)
}
