import { expect, test } from 'vitest'
import { boundsOf, firstPlace, maximized, minimized, moved, restored, SCREEN, unmaximized } from './window-place.ts'

const LEAST = { width: 400, height: 300 }

test('a window that names no place stands in the middle', () => {
  expect(boundsOf(firstPlace({ width: 1000, height: 700 }, LEAST))).toEqual({ x: 460, y: 190, width: 1000, height: 700 })
})

test('a window is never smaller than its least size', () => {
  const place = firstPlace({ x: 0, y: 0, width: 100, height: 100 }, LEAST)
  expect(boundsOf(place)).toMatchObject(LEAST)
  expect(boundsOf(moved(place, { width: 10 }, LEAST))).toMatchObject({ width: 400 })
})

test('a maximised window fills the screen and knows where it goes back to', () => {
  const place = firstPlace({ x: 5, y: 6, width: 800, height: 600 }, LEAST)
  const large = maximized(place)
  expect(boundsOf(large)).toEqual(SCREEN)
  expect(large.normal).toEqual(place.normal)
  expect(boundsOf(unmaximized(large))).toEqual(place.normal)
})

test('a minimised window comes back as it was', () => {
  const place = firstPlace({ width: 800, height: 600 }, LEAST)
  expect(restored(minimized(place)).state).toBe('normal')
  expect(restored(minimized(maximized(place))).state).toBe('maximized')
  expect(restored(minimized(minimized(maximized(place)))).state).toBe('maximized')
})
