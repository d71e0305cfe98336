import type { Action } from '#renderer/ui-state/actions.ts'

/** `always`: also while a field has the focus. `single`: a bare letter, only outside of fields and when the person wants them. */
export type Binding = Readonly<{ keys: string; action: Action; when: 'always' | 'single' }>

/** "Mod" is Cmd on a Mac and Ctrl elsewhere. Two keys with a space are pressed one after the other. */
export const BINDINGS: readonly Binding[] = [
  { keys: 'J', action: 'next', when: 'single' },
  { keys: 'K', action: 'previous', when: 'single' },
  { keys: 'O', action: 'open', when: 'single' },
  { keys: 'R', action: 'reply', when: 'single' },
  { keys: 'N', action: 'note', when: 'single' },
  { keys: 'A', action: 'assign', when: 'single' },
  { keys: 'Shift+A', action: 'assignToMe', when: 'single' },
  { keys: 'E', action: 'toggleResolved', when: 'single' },
  { keys: 'Shift+E', action: 'resolveAndNext', when: 'single' },
  { keys: 'T', action: 'segments', when: 'single' },
  { keys: 'U', action: 'markUnread', when: 'single' },
  { keys: 'Z', action: 'undo', when: 'single' },
  { keys: '/', action: 'search', when: 'single' },
  { keys: '[', action: 'olderMessage', when: 'single' },
  { keys: ']', action: 'newerMessage', when: 'single' },
  { keys: '?', action: 'keys', when: 'single' },
  { keys: 'G I', action: 'goWaiting', when: 'single' },
  { keys: 'G M', action: 'goMine', when: 'single' },
  { keys: 'G U', action: 'goUnassigned', when: 'single' },
  { keys: 'G O', action: 'goOutbox', when: 'single' },
  { keys: 'G R', action: 'goResolved', when: 'single' },
  { keys: 'G A', action: 'goAll', when: 'single' },
  { keys: 'G C', action: 'goContacts', when: 'single' },
  { keys: 'G P', action: 'goPeople', when: 'single' },
  { keys: 'G K', action: 'goCampaigns', when: 'single' },
  { keys: 'Mod+K', action: 'palette', when: 'always' },
  { keys: 'Mod+,', action: 'settings', when: 'always' },
  { keys: 'Mod+N', action: 'newConversation', when: 'always' },
  { keys: 'Mod+F', action: 'find', when: 'always' },
  { keys: 'Mod+I', action: 'toggleContext', when: 'always' },
  { keys: 'Ctrl+Tab', action: 'nextAccount', when: 'always' },
  { keys: 'Ctrl+Shift+Tab', action: 'previousAccount', when: 'always' },
  ...([0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map(digit => ({ keys: `Mod+${digit}`, action: `account${digit}`, when: 'always' }) as const),
]

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
