import { useMemo } from 'react'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import { usePlace } from './place.ts'

/** What the list shows: the lane, narrowed to the account of the moment and to what was filtered. */
export function useView(): ConversationView {
  const lane = usePlace(place => place.lane)
  const accountId = usePlace(place => place.accountId)
  const inboxId = usePlace(place => place.inboxId)
  // Where every conversation is resolved there is nothing to tell apart.
  const status = usePlace(place => (place.lane === 'resolved' ? null : place.status))
  return useMemo(
    () => ({ lane, scope: accountId === null ? null : [accountId], ...NOT_NARROWED, status, inboxId }),
    [lane, accountId, status, inboxId],
  )
}
