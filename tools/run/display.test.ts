import { expect, test } from 'vitest'
import { hasDisplay } from './display.mjs'

test('on Linux a screen is X or Wayland; an empty name is none', () => {
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux')).toBe(false)
  expect(hasDisplay({}, 'linux')).toBe(false)
})

test('elsewhere there always is one', () => {
  expect(hasDisplay({}, 'darwin')).toBe(true)
  expect(hasDisplay({}, 'win32')).toBe(true)
})
