import type { Action } from '#renderer/ui-state/actions.ts'

/** Under which heading a key stands on the sheet. */
export type KeyGroup = 'moving' | 'acting' | 'writing' | 'going' | 'accounts' | 'window' | 'tables'

/** What keys do that are heard where the focus is, and have no action of their own. */
export type KeyDeed =
  | 'send' | 'sendAndResolve' | 'swapMode' | 'leave' | 'anyAccount' | 'moveAccount'
  | 'findOlder' | 'findNewer' | 'notices' | 'resize' | 'rowStep' | 'rowPage' | 'rowEnds' | 'rowOpen'

/** `always`: also while a field has the focus. `single`: a bare letter, only outside of fields and when the person wants them. */
export type Binding = Readonly<{
  keys: string
  action: Action
  when: 'always' | 'single'
  /** null = told by another line of the sheet. */
  group: KeyGroup | null
}>

/** Heard by the place that has the focus: the list, the composer, a handle. It stands here so that the sheet can tell it. */
export type PlaceKey = Readonly<{ keys: string; group: KeyGroup }> & (Readonly<{ action: Action }> | Readonly<{ deed: KeyDeed }>)

/** "Mod" is Cmd on a Mac and Ctrl elsewhere. Two keys with a space are pressed one after the other. */
export const BINDINGS: readonly Binding[] = [
  { keys: 'J', action: 'next', when: 'single', group: 'moving' },
  { keys: 'K', action: 'previous', when: 'single', group: 'moving' },
  { keys: 'O', action: 'open', when: 'single', group: 'moving' },
  { keys: 'R', action: 'reply', when: 'single', group: 'writing' },
  { keys: 'N', action: 'note', when: 'single', group: 'writing' },
  { keys: 'A', action: 'assign', when: 'single', group: 'acting' },
  { keys: 'Shift+A', action: 'assignToMe', when: 'single', group: 'acting' },
  { keys: 'E', action: 'toggleResolved', when: 'single', group: 'acting' },
  { keys: 'Shift+E', action: 'resolveAndNext', when: 'single', group: 'acting' },
  { keys: 'T', action: 'segments', when: 'single', group: 'acting' },
  { keys: 'U', action: 'markUnread', when: 'single', group: 'acting' },
  { keys: 'Z', action: 'undo', when: 'single', group: 'acting' },
  { keys: '/', action: 'search', when: 'single', group: 'window' },
  { keys: '[', action: 'olderMessage', when: 'single', group: 'moving' },
  { keys: ']', action: 'newerMessage', when: 'single', group: 'moving' },
  { keys: '?', action: 'keys', when: 'single', group: 'window' },
  { keys: 'G I', action: 'goWaiting', when: 'single', group: 'going' },
  { keys: 'G M', action: 'goMine', when: 'single', group: 'going' },
  { keys: 'G U', action: 'goUnassigned', when: 'single', group: 'going' },
  { keys: 'G O', action: 'goOutbox', when: 'single', group: 'going' },
  { keys: 'G R', action: 'goResolved', when: 'single', group: 'going' },
  { keys: 'G A', action: 'goAll', when: 'single', group: 'going' },
  { keys: 'G C', action: 'goContacts', when: 'single', group: 'going' },
  { keys: 'G P', action: 'goPeople', when: 'single', group: 'going' },
  { keys: 'G K', action: 'goCampaigns', when: 'single', group: 'going' },
  { keys: 'Mod+K', action: 'palette', when: 'always', group: 'window' },
  { keys: 'Mod+,', action: 'settings', when: 'always', group: 'window' },
  { keys: 'Mod+N', action: 'newConversation', when: 'always', group: 'window' },
  { keys: 'Mod+F', action: 'find', when: 'always', group: 'moving' },
  { keys: 'Mod+I', action: 'toggleContext', when: 'always', group: 'window' },
  { keys: 'Ctrl+Tab', action: 'nextAccount', when: 'always', group: 'accounts' },
  { keys: 'Ctrl+Shift+Tab', action: 'previousAccount', when: 'always', group: 'accounts' },
  { keys: 'Mod+0', action: 'account0', when: 'always', group: 'accounts' },
  ...([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map(digit => ({ keys: `Mod+${digit}`, action: `account${digit}`, when: 'always', group: null }) as const),
]

export const PLACE_KEYS: readonly PlaceKey[] = [
  { keys: 'Down', action: 'next', group: 'moving' },
  { keys: 'Up', action: 'previous', group: 'moving' },
  { keys: 'Enter', action: 'open', group: 'moving' },
  { keys: 'Enter', deed: 'findOlder', group: 'moving' },
  { keys: 'Shift+Enter', deed: 'findNewer', group: 'moving' },
  { keys: 'Esc', deed: 'leave', group: 'moving' },
  { keys: 'Mod+Enter', deed: 'send', group: 'writing' },
  { keys: 'Mod+Shift+Enter', deed: 'sendAndResolve', group: 'writing' },
  { keys: 'Mod+Shift+N', deed: 'swapMode', group: 'writing' },
  { keys: 'Mod+1…9', deed: 'anyAccount', group: 'accounts' },
  { keys: 'Alt+Up', deed: 'moveAccount', group: 'accounts' },
  { keys: 'Alt+Down', deed: 'moveAccount', group: 'accounts' },
  { keys: 'F6', deed: 'notices', group: 'window' },
  { keys: 'Left', deed: 'resize', group: 'window' },
  { keys: 'Right', deed: 'resize', group: 'window' },
  { keys: 'Up', deed: 'rowStep', group: 'tables' },
  { keys: 'Down', deed: 'rowStep', group: 'tables' },
  { keys: 'PageUp', deed: 'rowPage', group: 'tables' },
  { keys: 'PageDown', deed: 'rowPage', group: 'tables' },
  { keys: 'Home', deed: 'rowEnds', group: 'tables' },
  { keys: 'End', deed: 'rowEnds', group: 'tables' },
  { keys: 'Enter', deed: 'rowOpen', group: 'tables' },
]
