import { useMemo } from 'react'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import { usePlace, type Place } from './place.ts'

/** What the list shows: the lane, narrowed to the account of the moment and to what was filtered. */
export function viewOf({ lane, accountId, inboxId, status }: Pick<Place, 'lane' | 'accountId' | 'inboxId' | 'status'>): ConversationView {
  // Where every conversation is resolved there is nothing to tell apart.
  return { lane, scope: accountId === null ? null : [accountId], ...NOT_NARROWED, status: lane === 'resolved' ? null : status, inboxId }
}

export function useView(): ConversationView {
  const lane = usePlace(place => place.lane)
  const accountId = usePlace(place => place.accountId)
  const inboxId = usePlace(place => place.inboxId)
  const status = usePlace(place => place.status)
  return useMemo(() => viewOf({ lane, accountId, inboxId, status }), [lane, accountId, inboxId, status])
}
