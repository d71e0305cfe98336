import { accountOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { tell } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { createActing } from './acting.ts'
import type { AWindow } from './a-window.ts'
import { createComposing } from './composing.ts'
import type { Judge } from './judge.ts'
import { WORLD } from './world.ts'

const LANES = ['waiting', 'all', 'resolved'] as const
const PANELS = ['inbox', 'outbox', 'contacts'] as const
const { conversations: WHERE, accounts: ACCOUNTS } = WORLD

/** Where the hands are: in a composer, at a letter, or in a layer about a conversation. Nothing but a press may take it away from under them. */
type Hands = Readonly<{ at: 'conversation'; id: ConversationId }> | Readonly<{ at: 'letter'; id: AccountId }> | null
/** `on`: what has to be on the screen for it. What floats over the window holds back all other keys. */
type Press = Readonly<{ on?: 'composer' | 'question' | 'segments' | 'letter' | 'entry'; weight: number; press: (n: number) => void; hands?: () => Hands }>

/** Somebody in a hurry. Each press goes by what stands on the screen, and the judge hears what it was meant for. */
export function createPerson(window: AWindow, judge: Judge) {
  const place = usePlace.getState
  const layer = () => useLayers.getState().layer
  const composing = createComposing(window, judge)
  const acting = createActing(window, judge)
  const floating = (): Press['on'] | null => {
    if (useEditing.getState().entry !== null) return 'entry'
    if (layer() !== null) return layer() === 'segments' ? 'segments' : 'letter'
    return window.composer()?.isAsking === true ? 'question' : null
  }
  let hands: Hands = null

  const inComposer = (): Hands => {
    const shown = window.composer()
    return shown === null ? null : { at: 'conversation', id: shown.id }
  }
  const atOpen = (): Hands => {
    const { conversationId: id } = place()
    return id === null || layer() !== 'segments' ? null : { at: 'conversation', id }
  }
  const atLetter = (): Hands => {
    const { shown: id, letters } = useNewConversation.getState()
    // Whoever looks at a letter on its way writes nothing, and is led to where it arrives.
    return id === null || layer() !== 'newConversation' || letters[id]?.isLeaving === true ? null : { at: 'letter', id }
  }
  const entry = (n: number) => {
    const entries = window.unsent().filter(({ intent }) => intent.kind !== 'file')
    return entries[n % Math.max(1, entries.length)]
  }

  const presses: readonly Press[] = [
    { on: 'composer', weight: 12, press: () => composing.type(), hands: inComposer },
    { on: 'composer', weight: 2, press: () => composing.type('@nora'), hands: inComposer },
    { on: 'composer', weight: 1, press: () => composing.clear() },
    { on: 'composer', weight: 8, press: () => composing.send(false) },
    { on: 'composer', weight: 5, press: () => composing.send(true) },
    { on: 'composer', weight: 4, press: () => composing.attach() },
    { on: 'composer', weight: 1, press: () => composing.removeFile() },
    { on: 'composer', weight: 3, press: () => composing.swap() },
    { weight: 7, press: n => place().go({ panel: 'inbox', conversationId: WHERE[n % 4] ?? null }) },
    { weight: 5, press: n => window.deeds.step(n % 2 === 0 ? 1 : -1) },
    { weight: 2, press: n => place().switchAccount([null, ...ACCOUNTS.map(({ id }) => id)][n % 3] ?? null) },
    { weight: 2, press: n => place().go({ panel: 'inbox', lane: LANES[n % 3] ?? 'all' }) },
    { weight: 2, press: n => place().go({ panel: PANELS[n % 3] ?? 'inbox' }) },
    { weight: 2, press: () => acting.setStatus('toggle') },
    { weight: 2, press: () => acting.setStatus('resolveAndNext') },
    { weight: 1, press: () => acting.assignToMe() },
    { weight: 1, press: () => acting.markUnread() },
    { weight: 2, press: () => acting.undo() },
    { weight: 1, press: () => void useSteps.getState().attempt(() => tell('preferences.set', { change: { theme: 'dark' } })) },
    { weight: 2, press: () => place().conversationId !== null && useLayers.getState().open('segments'), hands: atOpen },
    { weight: 1, press: n => withEntry(n, one => acting.retry(one)) },
    { weight: 1, press: n => withEntry(n, one => useEditing.getState().edit(one)) },
    { weight: 2, press: n => acting.openLetter(n), hands: atLetter },
    { on: 'question', weight: 1, press: n => composing.answerQuestion(n) },
    { on: 'segments', weight: 2, press: () => hands?.at === 'conversation' && acting.choose(hands.id) },
    { on: 'letter', weight: 2, press: () => acting.writeLetter(), hands: atLetter },
    { on: 'letter', weight: 2, press: () => acting.sendLetter() },
    { on: 'entry', weight: 1, press: () => rewriteOpen() },
    { on: 'segments', weight: 1, press: () => acting.closeLayer() },
    { on: 'letter', weight: 2, press: () => acting.closeLayer() },
    { on: 'entry', weight: 1, press: () => acting.closeLayer() },
  ]
  const drawn = presses.flatMap(press => Array.from({ length: press.weight }, () => press))
  const possible = () => {
    const floats = floating()
    if (floats !== null) return drawn.filter(({ on }) => on === floats)
    return drawn.filter(({ on }) => on === undefined || (on === 'composer' && window.composer() !== null))
  }

  function withEntry(n: number, act: (one: NonNullable<ReturnType<typeof entry>>) => void): void {
    const one = entry(n)
    if (one !== undefined) act(one)
  }
  function rewriteOpen(): void {
    const { entry: open } = useEditing.getState()
    if (open !== null) acting.rewrite(open)
  }

  return {
    press: (n: number) => {
      const can = possible()
      const chosen = can[n % Math.max(1, can.length)]
      if (chosen === undefined) return
      judge.pressed()
      chosen.press(Math.floor(n / can.length))
      window.draw()
      hands = chosen.hands?.() ?? null
    },
    /** Whoever writes, or has a layer open, is where he was, unless the account is gone. */
    look: () => {
      const shown = window.composer()
      if (shown !== null) for (const mode of ['reply', 'note'] as const) judge.shows(shown.id, mode, shown.texts[mode])
      if (hands === null || !window.accounts().some(({ id }) => hands !== null && id === (hands.at === 'letter' ? hands.id : accountOf(hands.id)))) return
      const now = hands.at === 'letter' ? layer() : place().conversationId
      if (now !== (hands.at === 'letter' ? 'newConversation' : hands.id)) judge.isWrong(`led away from ${hands.id}, in the middle of it`)
    },
  }
}
