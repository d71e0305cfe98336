import { describe, expect, test } from 'vitest'
import { wishOfKey } from './split-pane.tsx'

const pane = { isRow: true, sized: 'first', size: 320, min: 240, max: 480 } as const

describe('resizing by keyboard', () => {
  test('arrows move the handle the way they point', () => {
    expect(wishOfKey(key('ArrowRight'), pane)).toBe(336)
    expect(wishOfKey(key('ArrowLeft'), pane)).toBe(304)
    expect(wishOfKey(key('ArrowRight'), { ...pane, sized: 'second' })).toBe(304)
  })

  test('with Shift the step is longer', () => {
    expect(wishOfKey({ key: 'ArrowRight', shiftKey: true }, pane)).toBe(384)
  })

  test('Home and End go to the smallest and largest size', () => {
    expect(wishOfKey(key('Home'), pane)).toBe(240)
    expect(wishOfKey(key('End'), pane)).toBe(480)
  })

  test('keys of the other direction mean nothing', () => {
    expect(wishOfKey(key('ArrowDown'), pane)).toBeNull()
    expect(wishOfKey(key('ArrowDown'), { ...pane, isRow: false })).toBe(336)
  })
})

function key(name: string) {
  return { key: name, shiftKey: false }
}
