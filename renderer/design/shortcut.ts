import { platform, type Platform } from './platform.ts'

const MAC_GLYPHS = { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥', Enter: '↵', Backspace: '⌫', Esc: 'esc' } as const satisfies Record<string, string>
const OTHER_GLYPHS = { Mod: 'Ctrl', Enter: '↵', Backspace: '⌫', Up: '↑', Down: '↓', Left: '←', Right: '→' } as const satisfies Record<string, string>
const ARIA_KEYS = { Ctrl: 'Control', Esc: 'Escape', Up: 'ArrowUp', Down: 'ArrowDown' } as const satisfies Record<string, string>

/**
 * The key caps of a shortcut, chord after chord: 'Mod+Shift+K' is one chord of three caps, 'G I' two chords of one.
 * Mod is the command key on macOS and Ctrl elsewhere.
 */
export function toKeyCaps(shortcut: string, on: Platform = platform): readonly (readonly string[])[] {
  const glyphs = new Map(Object.entries(on === 'mac' ? { ...OTHER_GLYPHS, ...MAC_GLYPHS } : OTHER_GLYPHS))
  return chordsOf(shortcut).map(chord => chord.map(key => glyphs.get(key) ?? key))
}

/** The same shortcut as the value of aria-keyshortcuts; undefined for sequences, which that attribute cannot say. */
export function toAriaShortcut(shortcut: string | undefined, on: Platform = platform): string | undefined {
  const [chord, ...more] = shortcut === undefined ? [] : chordsOf(shortcut)
  if (chord === undefined || more.length > 0) return undefined
  const names = new Map(Object.entries({ ...ARIA_KEYS, Mod: on === 'mac' ? 'Meta' : 'Control' }))
  return chord.map(key => names.get(key) ?? key).join('+')
}

function chordsOf(shortcut: string): readonly (readonly string[])[] {
  return shortcut
    .split(' ')
    .filter(chord => chord !== '')
    .map(chord => (chord === '+' ? ['+'] : chord.split('+')))
}
