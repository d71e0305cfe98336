import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ConversationStatus } from '#app/domain/conversation.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { accounts } from '#renderer/queries/accounts.ts'
import type { Tell } from '#renderer/queries/command.ts'
import { conversation } from '#renderer/queries/conversations.ts'
import { findNeighbour } from '#renderer/queries/find-neighbour.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { stillHere } from '#renderer/ui-state/still-here.ts'
import { viewOf } from '#renderer/ui-state/view.ts'

export type DeedNeeds = Readonly<{ client: QueryClient; tell: Tell; t: TFunction<'commands'>; onNobody: () => void }>

/**
 * What a key does with a conversation. Each names the one that it was pressed for: whatever is opened while an answer is
 * awaited, the wish goes there and nowhere else.
 */
export type Deeds = Readonly<{
  /** Opens the one so many rows below, unless the person went on meanwhile. */
  step: (by: number) => void
  resolve: (of: ConversationId, thenNext: boolean) => void
  reopen: (of: ConversationId) => void
  /** The other of what its button says on the screen. */
  toggleResolved: (of: ConversationId) => void
  assignToMe: (of: ConversationId) => void
  markUnread: (of: ConversationId) => void
}>

export function createDeeds({ client, tell, t, onNobody }: DeedNeeds): Deeds {
  const attempt = (run: () => Promise<unknown>) => void useSteps.getState().attempt(run)
  const { take } = useSteps.getState()

  function neighbour(from: ConversationId | null, step: number): Promise<ConversationId | null> {
    const here = usePlace.getState()
    return findNeighbour(client, { view: viewOf(here), lastIndex: here.listIndex, from, step })
  }

  async function step(by: number): Promise<void> {
    const isStillHere = stillHere()
    const next = await neighbour(usePlace.getState().conversationId, by)
    if (next !== null && isStillHere()) usePlace.getState().go({ panel: 'inbox', conversationId: next })
  }

  async function changeStatus(of: ConversationId, status: ConversationStatus): Promise<boolean> {
    const { conversation: before } = await client.fetchQuery(conversation(of))
    if (before.status === status) return true
    return take({
      run: () => tell('conversations.setStatus', { id: of, status }),
      text: t(status === 'resolved' ? 'resolved' : 'reopened', { name: before.contactName || t('unnamed') }),
      back: () => tell('conversations.setStatus', { id: of, status: before.status }),
    })
  }

  async function resolve(of: ConversationId, thenNext: boolean): Promise<void> {
    const goesOn = thenNext && usePlace.getState().conversationId === of
    const isStillHere = stillHere()
    const next = goesOn ? await neighbour(of, 1) : null
    const isResolved = await changeStatus(of, 'resolved')
    if (isResolved && goesOn && isStillHere()) usePlace.getState().go({ conversationId: next === of ? null : next })
  }

  async function toggleResolved(of: ConversationId): Promise<void> {
    // What the screen says decides: a colleague's deed that is not shown yet would turn the wish into its opposite.
    const shown = client.getQueryData(conversation(of).queryKey) ?? (await client.fetchQuery(conversation(of)))
    await changeStatus(of, shown.conversation.status === 'resolved' ? 'open' : 'resolved')
  }

  async function assignToMe(of: ConversationId): Promise<void> {
    const views = client.getQueryData(accounts().queryKey) ?? []
    const me = views.find(({ account }) => account.id === accountOf(of))?.account.me ?? null
    if (me === null) return onNobody()
    const { conversation: before } = await client.fetchQuery(conversation(of))
    await take({
      run: () => tell('conversations.assign', { id: of, operatorId: me, groupId: before.groupId }),
      text: t('assignedToMe'),
      back: () => tell('conversations.assign', { id: of, operatorId: before.assigneeId, groupId: before.groupId }),
    })
  }

  return {
    step: by => attempt(() => step(by)),
    resolve: (of, thenNext) => attempt(() => resolve(of, thenNext)),
    reopen: of => attempt(() => changeStatus(of, 'open')),
    toggleResolved: of => attempt(() => toggleResolved(of)),
    assignToMe: of => attempt(() => assignToMe(of)),
    markUnread: of => {
      attempt(() => tell('conversations.markRead', { id: of, read: false }))
      // Staying on it would read it again at once.
      if (usePlace.getState().conversationId === of) usePlace.getState().go({ conversationId: null })
    },
  }
}
