import { useMemo } from 'react'
import type { ConversationView } from '#app/contract/conversations.ts'
import { usePlace } from './place.ts'

/** What the list shows: the lane, narrowed to the account of the moment. */
export function useView(): ConversationView {
  const lane = usePlace(place => place.lane)
  const accountId = usePlace(place => place.accountId)
  return useMemo(() => ({ lane, scope: accountId === null ? null : [accountId], contactId: null, assigneeId: null, inboxId: null }), [lane, accountId])
}
