import type { WindowPlace } from './window-place.ts'

export type PlaceKeeperNeeds = Readonly<{
  /** Null once there is no window any more. */
  read: () => WindowPlace | null
  keep: (place: WindowPlace) => void
  /** Runs it after so many milliseconds; answers how to call that off. */
  after: (ms: number, run: () => void) => () => void
}>

export type PlaceKeeper = Readonly<{
  /** The window is being moved or resized. */
  moved: () => void
  /** It is about to go: the last chance to read where it stands. */
  closing: () => void
}>

/** A person who drags a window pauses for less than this. */
export const REST_MS = 500

/** Keeps where a window came to rest: once for each time it was moved, and not while it is. */
export function createPlaceKeeper({ read, keep, after }: PlaceKeeperNeeds): PlaceKeeper {
  let callOff: (() => void) | null = null
  let kept = ''

  const keepNow = () => {
    callOff = null
    const place = read()
    const text = JSON.stringify(place)
    if (place === null || text === kept) return
    kept = text
    keep(place)
  }

  return {
    moved() {
      callOff?.()
      callOff = after(REST_MS, keepNow)
    },
    closing() {
      callOff?.()
      keepNow()
    },
  }
}
