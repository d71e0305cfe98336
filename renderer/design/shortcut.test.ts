import { describe, expect, test } from 'vitest'
import { toAriaShortcut, toKeyCaps } from './shortcut.ts'

describe('key caps', () => {
  test('Mod is the command key on macOS and Ctrl elsewhere', () => {
    expect(toKeyCaps('Mod+Shift+K', 'mac')).toEqual([['⌘', '⇧', 'K']])
    expect(toKeyCaps('Mod+Shift+K', 'other')).toEqual([['Ctrl', 'Shift', 'K']])
  })

  test('a sequence is several chords', () => {
    expect(toKeyCaps('G I', 'other')).toEqual([['G'], ['I']])
  })

  test('the plus key itself can be a shortcut', () => {
    expect(toKeyCaps('+', 'other')).toEqual([['+']])
  })
})

describe('for assistive technology', () => {
  test('keys have the names the platform knows them by', () => {
    expect(toAriaShortcut('Mod+Enter', 'other')).toBe('Control+Enter')
    expect(toAriaShortcut('Mod+Enter', 'mac')).toBe('Meta+Enter')
    expect(toAriaShortcut('Ctrl+Esc', 'mac')).toBe('Control+Escape')
  })

  test('a sequence is not announced, the attribute cannot say it', () => {
    expect(toAriaShortcut('G I', 'other')).toBeUndefined()
    expect(toAriaShortcut(undefined, 'other')).toBeUndefined()
  })
})
