import type { Input } from '#app/contract/index.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { failureOf, type Tell } from '#renderer/queries/command.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { letterTrouble } from './letter-trouble.ts'

/**
 * Begins a conversation with a letter whose right to leave was taken. Answers with the conversation if the person is still at
 * that letter, to be led there; whoever closed it, or writes another one by now, stays where he is, and so do his next words.
 */
export async function beginLetter(letter: Input<'conversations.create'>, tell: Tell): Promise<ConversationId | null> {
  const { keep, end } = useNewConversation.getState()
  const { accountId } = letter
  // Whether or not it still stands there when the answer comes: what left must not stand in it again.
  try {
    const begun = await tell('conversations.create', letter)
    if (begun.outcome === 'doubt') {
      keep(accountId, begun)
      return null
    }
    end(accountId)
    const isShown = useLayers.getState().layer === 'newConversation' && useNewConversation.getState().shown === accountId
    return isShown ? begun.conversationId : null
  } catch (error) {
    keep(accountId, letterTrouble(failureOf(error)))
    return null
  }
}
