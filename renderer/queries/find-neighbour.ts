import type { QueryClient } from '@tanstack/react-query'
import type { ConversationView } from '#app/contract/conversations.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { conversationPage, conversationPlace, ROWS_PER_PAGE } from './conversations.ts'

/** `lastIndex`: where the row of `from` stood when it was last seen in this list. */
export type NeighbourAsked = Readonly<{ view: ConversationView; lastIndex: number; from: ConversationId | null; step: number }>

/**
 * Finds the conversation `step` rows below (or above) one of a list, as the list is now. From one that has left the list, a
 * step of any size leads to the row that stands in its place: the next that waits.
 */
export async function findNeighbour(client: QueryClient, { view, lastIndex, from, step }: NeighbourAsked): Promise<ConversationId | null> {
  // Always asked: a change that is on its way here may have moved both.
  const place = from === null ? null : await client.fetchQuery({ ...conversationPlace(view, from), staleTime: 0 })
  const index = place === null ? lastIndex : place + step
  if (index < 0) return null
  const page = await client.fetchQuery({ ...conversationPage(view, Math.floor(index / ROWS_PER_PAGE)), staleTime: 0 })
  const clamped = Math.min(index, page.total - 1)
  return page.rows[clamped % ROWS_PER_PAGE]?.conversation.id ?? null
}
