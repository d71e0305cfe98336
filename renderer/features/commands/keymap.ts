import type { Action } from '#renderer/ui-state/actions.ts'
import type { Binding } from './key-table.ts'

const STEPS: readonly Action[] = ['next', 'previous', 'olderMessage', 'newerMessage']

/** Whether a key that is held down goes on doing it: a step may, whatever changes something may not. */
export const mayRepeat = (action: Action): boolean => STEPS.includes(action)

export type Pressed = Readonly<{ key: string; code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean }>

/**
 * The key as bindings name it, with its modifiers; null = none that a binding may use. The produced letter counts; on
 * layouts that produce no Latin letter the place on the board does, and for digits always, so that AZERTY, Cyrillic and
 * Arabic boards work. Alt is left to the system: with AltGr it types letters.
 */
export function nameOf(pressed: Pressed, isMac: boolean): string | null {
  if (pressed.altKey) return null
  const isMod = isMac ? pressed.metaKey : pressed.ctrlKey
  const isCtrl = isMac && pressed.ctrlKey
  const key = keyOf(pressed)
  if (key === null) return null
  const isSign = /^[^\p{L}\p{N}]$/u.test(key)
  const control = key === 'Tab' && (isMod || isCtrl) && pressed.ctrlKey ? 'Ctrl+' : isMod ? 'Mod+' : isCtrl ? 'Ctrl+' : ''
  // A sign such as "?" needs Shift on many boards: the sign says it all.
  return `${control}${pressed.shiftKey && !isSign ? 'Shift+' : ''}${key}`
}

function keyOf({ key, code }: Pressed): string | null {
  if (/^[/?,[\]]$/.test(key)) return key
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  if (place !== undefined && /^\p{L}$/u.test(key)) return place
  return key === 'Tab' ? key : null
}

/** What a press means after the one before it. `prefix` = half of a sequence: wait for the next key. */
export function meaningOf(name: string, prefix: string | null, bindings: readonly Binding[]): Readonly<{ binding: Binding }> | Readonly<{ prefix: string }> | null {
  const whole = prefix === null ? name : `${prefix} ${name}`
  const binding = bindings.find(({ keys }) => keys === whole)
  if (binding !== undefined) return { binding }
  if (bindings.some(({ keys }) => keys.startsWith(`${whole} `))) return { prefix: whole }
  return prefix === null ? null : meaningOf(name, null, bindings)
}
