import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeWindow, SMALLEST } from './window-place.ts'

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 }
const WIDE = { x: 1440, y: 0, width: 2560, height: 1400 }
const kept = { x: 100, y: 100, width: 1200, height: 800, isMaximized: false }

describe('where it was kept', () => {
  test.each([
    ['on the laptop', kept],
    ['on the other display', { ...kept, x: 2_000 }],
    ['across both', { ...kept, x: 1_000 }],
    ['maximised', { ...kept, isMaximized: true }],
    ['half out on the left', { ...kept, x: -1_100 }],
    ['half out at the bottom', { ...kept, y: 850 }],
  ])('%s, it opens again', (_name, place) => {
    expect(placeWindow(place, [LAPTOP, WIDE])).toEqual(place)
  })

  test('too small to be of use, it grows to the smallest size', () => {
    expect(placeWindow({ ...kept, width: 100, height: 10 }, [LAPTOP])).toEqual({ ...kept, ...SMALLEST })
  })
})

describe('it opens in the middle of the first display', () => {
  const MIDDLE = { x: 0, y: 25, width: 1440, height: 875, isMaximized: false }

  test.each([
    ['the first time', null],
    ['when its display is gone', { ...kept, x: 2_000 }],
    ['when nothing of it could be grasped on the left', { ...kept, x: -1_130 }],
    ['when its title is above the display', { ...kept, y: -300 }],
    ['when its title is below the display', { ...kept, y: 890 }],
    ['when it was kept far away', { ...kept, x: 1e9, y: -1e9 }],
  ])('%s', (_name, place) => {
    expect(placeWindow(place, [LAPTOP])).toEqual(MIDDLE)
  })

  test('in its usual size where there is room', () => {
    expect(placeWindow(null, [WIDE])).toEqual({ x: 1440 + 560, y: 250, width: 1440, height: 900, isMaximized: false })
  })

  test('also where no display is known', () => {
    expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1440, height: 900, isMaximized: false })
    expect(placeWindow(kept, [])).toEqual({ x: 0, y: 0, width: 1440, height: 900, isMaximized: false })
  })
})

test('wherever it was kept and whatever displays there are, a person can see and move it, and it can be kept again', () => {
  const whole = fc.integer({ min: -10_000, max: 10_000 })
  const size = fc.integer({ min: 0, max: 5_000 })
  const displays = fc.array(fc.record({ x: whole, y: whole, width: fc.integer({ min: 800, max: 4_000 }), height: fc.integer({ min: 600, max: 3_000 }) }), { minLength: 1, maxLength: 3 })
  const place = fc.option(fc.record({ x: whole, y: whole, width: size, height: size, isMaximized: fc.boolean() }))

  fc.assert(
    fc.property(place, displays, (before, there) => {
      const now = placeWindow(before, there)
      const isOn = there.some(one => Math.min(now.x + now.width, one.x + one.width) - Math.max(now.x, one.x) >= 80 && now.y >= one.y - 1 && now.y < one.y + one.height)
      expect(isOn).toBe(true)
      expect([now.x, now.y, now.width, now.height].filter(pixels => !Number.isInteger(pixels))).toEqual([])
      expect(placeWindow(now, there)).toEqual({ ...now, width: Math.max(now.width, SMALLEST.width), height: Math.max(now.height, SMALLEST.height) })
    }),
  )
})
