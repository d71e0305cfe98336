import type { WindowPlace } from '#app/domain/window-place.ts'

export type { WindowPlace }

type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>

export const SMALLEST = { width: 720, height: 480 } as const
const USUAL = { width: 1440, height: 900 } as const
/** How much of the window must be on some display for a person to be able to move it. */
const GRASPABLE = 80

/**
 * Where to open: the kept place when enough of it is on a display that exists today, else the usual size in the middle of
 * the first display. All in screen pixels.
 */
export function placeWindow(kept: WindowPlace | null, displays: readonly Rectangle[]): WindowPlace {
  const [first] = displays
  if (kept !== null && displays.some(display => isGraspable(kept, display)))
    return { ...kept, width: Math.max(kept.width, SMALLEST.width), height: Math.max(kept.height, SMALLEST.height) }
  const area = first ?? { x: 0, y: 0, ...USUAL }
  const width = Math.min(USUAL.width, area.width)
  const height = Math.min(USUAL.height, area.height)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
    isMaximized: false,
  }
}

function isGraspable(place: WindowPlace, display: Rectangle): boolean {
  const overlapX = Math.min(place.x + place.width, display.x + display.width) - Math.max(place.x, display.x)
  const isTitleVisible = place.y >= display.y - 1 && place.y < display.y + display.height - GRASPABLE / 2
  return overlapX >= GRASPABLE && isTitleVisible
}
