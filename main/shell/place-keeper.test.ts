import { expect, test } from 'vitest'
import { createPlaceKeeper, REST_MS } from './place-keeper.ts'
import type { WindowPlace } from './window-place.ts'

const PLACE = { x: 10, y: 10, width: 1_000, height: 700, isMaximized: false }

/** A window that can be dragged about, and a timer that runs out when the test says so. */
function aWindow() {
  const kept: WindowPlace[] = []
  let place: WindowPlace | null = PLACE
  let waiting: Readonly<{ ms: number; run: () => void }> | null = null
  const keeper = createPlaceKeeper({
    read: () => place,
    keep: now => void kept.push(now),
    after(ms, run) {
      waiting = { ms, run }
      return () => (waiting = null)
    },
  })
  return {
    kept, ...keeper,
    dragTo(x: number) {
      place = { ...PLACE, x }
      keeper.moved()
    },
    destroy: () => (place = null),
    waitsMs: () => waiting?.ms ?? null,
    rest: () => waiting?.run(),
  }
}

test('a window that is dragged is kept where it comes to rest, and nowhere on the way', () => {
  const window = aWindow()
  for (let x = 0; x < 100; x += 1) window.dragTo(x)
  expect(window.kept).toEqual([])
  expect(window.waitsMs()).toBe(REST_MS)

  window.rest()

  expect(window.kept).toEqual([{ ...PLACE, x: 99 }])
})

test('a window that closes while it is dragged is kept, once', () => {
  const window = aWindow()
  window.dragTo(50)

  window.closing()

  expect(window.kept).toEqual([{ ...PLACE, x: 50 }])
  expect(window.waitsMs()).toBeNull()
})

test('a window that came to rest is not kept again as it closes', () => {
  const window = aWindow()
  window.dragTo(50)
  window.rest()

  window.closing()

  expect(window.kept).toHaveLength(1)
})

test('a window that is gone without having closed leaves its last place', () => {
  const window = aWindow()
  window.dragTo(50)
  window.destroy()

  window.rest()

  expect(window.kept).toEqual([])
})
