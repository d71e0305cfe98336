import { accountOf, operatorId, type ConversationId } from '#app/domain/ids.ts'
import { MessageText, type OutboxEntry } from '#app/domain/outbox-entry.ts'
import { beginLetter } from '#renderer/features/new-conversation/begin-letter.ts'
import { rewrite } from '#renderer/features/outbox/rewrite.ts'
import { tell } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { EMPTY_LETTER, useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useUndo } from '#renderer/ui-state/undo.ts'
import type { AWindow } from './a-window.ts'
import type { Judge } from './judge.ts'
import { WORLD } from './world.ts'

/** What a person does besides writing: with the conversation that is open, with what has not left, with a letter to somebody new. */
export function createActing(window: AWindow, judge: Judge) {
  const place = usePlace.getState
  const attempt = (run: () => Promise<unknown>) => void useSteps.getState().attempt(run)
  let hideLetter = () => {}

  return {
    setStatus: (asked: 'toggle' | 'resolve' | 'resolveAndNext') => {
      const head = window.head()
      if (head === null) return
      judge.means('conversations.setStatus', { id: head.id, status: asked === 'toggle' && head.status === 'resolved' ? 'open' : 'resolved' })
      if (asked === 'toggle') window.deeds.toggleResolved(head.id)
      else window.deeds.resolve(head.id, asked === 'resolveAndNext')
    },
    assignToMe: () => {
      const head = window.head()
      if (head === null) return
      judge.means('conversations.assign', { id: head.id, operatorId: operatorId(accountOf(head.id), 'me'), groupId: null })
      window.deeds.assignToMe(head.id)
    },
    markUnread: () => {
      const { conversationId: id } = place()
      if (id === null) return
      judge.means('conversations.markRead', { id, read: false })
      window.deeds.markUnread(id)
    },
    /** As long as the toast says whose deed it takes back. */
    undo: () => {
      const { told } = useSteps.getState()
      const of = told?.kind === 'done' && told.canUndo ? WORLD.conversations.find(id => told.text.includes(id)) : undefined
      if (of === undefined) return
      judge.meansTo('conversations.setStatus', of)
      useUndo.getState().run()
    },
    /** Chosen in a layer that acts on what is open under it, by somebody who opened it for something. */
    choose: (openedFor: ConversationId) => {
      const open = place().conversationId
      useLayers.getState().close()
      if (open === null) return
      judge.means('conversations.setSegments', { id: openedFor, segments: ['vip'] })
      attempt(() => tell('conversations.setSegments', { id: open, segments: ['vip'] }))
    },
    retry: (entry: OutboxEntry) => {
      const named = { id: entry.id, conversationId: entry.conversationId }
      judge.means('outbox.retry', named)
      attempt(() => tell('outbox.retry', named))
    },
    rewrite: (entry: OutboxEntry) => {
      if (entry.intent.kind !== 'reply' && entry.intent.kind !== 'note') return
      const word = judge.word(entry.conversationId, entry.intent.kind)
      const text = MessageText.parse(`${entry.intent.text} ${word}`)
      // Whoever closes it, or rewrites it again, gives these words up: they may be in one place, and need not.
      judge.takenOut(text)
      judge.means('outbox.edit', { id: entry.id, conversationId: entry.conversationId, text })
      rewrite(entry, text, tell).catch(() => undefined)
    },
    openLetter: (n: number) => {
      const account = window.accounts()[n % 2]
      if (account === undefined) return
      useLayers.getState().open('newConversation')
      hideLetter = useNewConversation.getState().show(account.id)
    },
    /** Escape: what was written in a letter stays. */
    closeLayer: () => {
      useLayers.getState().close()
      useEditing.getState().end()
      hideLetter()
    },
    writeLetter: () => {
      const { shown, letters, write } = useNewConversation.getState()
      const to = WORLD.conversations.find(id => accountOf(id) === shown)
      if (shown === null || to === undefined || letters[shown]?.isLeaving === true) return
      write(shown, { kind: 'someone', name: 'Zoe', text: `${letters[shown]?.text ?? ''} ${judge.word(to, 'reply')}` })
    },
    sendLetter: () => {
      const { shown, letters, leave } = useNewConversation.getState()
      const letter = shown === null ? undefined : letters[shown]
      const text = MessageText.safeParse(letter?.text)
      if (shown === null || letter === undefined || !text.success || !leave(shown, EMPTY_LETTER)) return
      const asked = { accountId: shown, contact: { name: letter.name, email: null }, inboxId: null, text: text.data }
      judge.means('conversations.create', asked)
      void beginLetter(asked, tell).then(begun => {
        if (begun === null) return
        place().go({ panel: 'inbox', lane: 'all', conversationId: begun })
        useLayers.getState().close()
        hideLetter()
      })
    },
  }
}
