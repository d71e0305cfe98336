import type { MessageText, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { Tell } from '#renderer/queries/command.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'

/** Rewrites an entry in its own conversation. Whoever closed it meanwhile hears of a failure all the same. @throws what main answered, while it is open */
export async function rewrite({ id, conversationId }: OutboxEntry, text: MessageText, tell: Tell): Promise<void> {
  const isOpen = () => useEditing.getState().entry?.id === id
  try {
    await tell('outbox.edit', { id, conversationId, text })
  } catch (error) {
    if (isOpen()) throw error
    await useSteps.getState().attempt(() => Promise.reject(error))
    return
  }
  useEditing.getState().forget(id)
  if (isOpen()) useEditing.getState().end()
}
