import { expect, test } from 'vitest'
import { ACTIONS } from '#renderer/ui-state/actions.ts'
import { BINDINGS } from './key-table.ts'
import { mayRepeat, meaningOf, nameOf, type Pressed } from './keymap.ts'

const press = (key: string, code: string, more: Partial<Pressed> = {}): Pressed => ({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more })

test.each([
  ['a letter', press('j', 'KeyJ'), 'J'],
  ['a letter on Dvorak counts as produced', press('j', 'KeyC'), 'J'],
  ['a Cyrillic board counts by place', press('о', 'KeyJ'), 'J'],
  ['an Arabic board counts by place', press('ت', 'KeyJ'), 'J'],
  ['a digit on AZERTY counts by place', press('&', 'Digit1', { ctrlKey: true }), 'Mod+1'],
  ['Shift and a letter', press('A', 'KeyA', { shiftKey: true }), 'Shift+A'],
  ['a sign that needs Shift', press('?', 'Slash', { shiftKey: true }), '?'],
  ['the slash of a German board stands on a digit', press('/', 'Digit7', { shiftKey: true }), '/'],
  ['Ctrl+Tab', press('Tab', 'Tab', { ctrlKey: true }), 'Ctrl+Tab'],
])('%s', (_, pressed, name) => {
  expect(nameOf(pressed, false)).toBe(name)
})

test('with Alt or AltGr nothing is a shortcut: people type letters with it', () => {
  expect(nameOf(press('@', 'KeyQ', { altKey: true, ctrlKey: true }), false)).toBeNull()
})

test('on a Mac the command key is Mod', () => {
  expect(nameOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+K')
  expect(nameOf(press('Tab', 'Tab', { ctrlKey: true }), true)).toBe('Ctrl+Tab')
})

test('a sequence waits for its second key', () => {
  expect(meaningOf('G', null, BINDINGS)).toEqual({ prefix: 'G' })
  expect(meaningOf('M', 'G', BINDINGS)).toMatchObject({ binding: { action: 'goMine' } })
})

test('a second key that completes nothing counts for itself', () => {
  expect(meaningOf('J', 'G', BINDINGS)).toMatchObject({ binding: { action: 'next' } })
})

test('no two bindings share their keys, and every action exists', () => {
  expect(new Set(BINDINGS.map(({ keys }) => keys)).size).toBe(BINDINGS.length)
  expect(BINDINGS.every(({ action }) => ACTIONS.includes(action))).toBe(true)
})

test('a key that is held down steps on, and does nothing else again', () => {
  expect(ACTIONS.filter(mayRepeat)).toEqual(['next', 'previous', 'olderMessage', 'newerMessage'])
})
