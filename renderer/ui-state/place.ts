import { useMemo } from 'react'
import { create } from 'zustand'
import { accountOf, type CampaignId, type ContactId, type ConversationId, type GroupId, type InboxId, type OperatorId, type RemoteId } from '#app/domain/ids.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { ConversationStatus } from '#app/domain/conversation.ts'
import type { Lane } from '#app/domain/lane.ts'
import type { ThreadItemId } from '#app/domain/thread.ts'
import { CONTEXT_BESIDE_PX } from './layout.ts'
import { LIST_BESIDE_PX } from './use-width.ts'

/** Rooms of the window. `outbox` is a lane that lists what has not left. */
export type Panel = 'inbox' | 'outbox' | 'contacts' | 'campaigns' | 'people' | 'settings'

/** Where the person is: what is shown, never what it says. */
export type Place = Readonly<{
  panel: Panel
  /** null = all accounts. */
  accountId: AccountId | null
  lane: Lane
  /** What the lists of conversations are narrowed to besides; null = nothing. */
  status: ConversationStatus | null
  inboxId: InboxId | null
  conversationId: ConversationId | null
  /** What of the open conversation is to be brought into view, once; whoever has done so takes it away. */
  itemId: ThreadItemId | null
  /** Where the open conversation stood in its list when it was last seen there: when it leaves, the next one stands in its place. */
  listIndex: number
  contactId: ContactId | null
  campaignId: CampaignId | null
  operatorId: OperatorId | null
  groupId: GroupId | null
}>

type PlaceState = Place & Readonly<{
  go: (to: Partial<Place>) => void
  /** Narrows to an account; what was open stays open only if it belongs there. */
  switchAccount: (accountId: AccountId | null) => void
  /** Leaves an account that is not among those there are, and what is open of it. */
  leaveGone: (accountIds: readonly AccountId[]) => void
  reset: () => void
}>

const START: Place = {
  panel: 'inbox',
  accountId: null,
  lane: 'waiting',
  status: null,
  inboxId: null,
  conversationId: null,
  itemId: null,
  listIndex: 0,
  contactId: null,
  campaignId: null,
  operatorId: null,
  groupId: null,
}

export const usePlace = create<PlaceState>()(set => ({
  ...START,
  go: to => set({ ...(isToList(to) ? closedBy(to, window.innerWidth) : {}), ...withItsItem(to) }),
  switchAccount: accountId => set({ accountId, inboxId: null, conversationId: null, itemId: null, listIndex: 0, contactId: null, campaignId: null, operatorId: null, groupId: null }),
  leaveGone: accountIds =>
    set(({ accountId, inboxId, conversationId, contactId, campaignId, operatorId, groupId }) => {
      const stays = <Id extends RemoteId>(id: Id | null) => (id !== null && accountIds.includes(accountOf(id)) ? id : null)
      const isGone = accountId !== null && !accountIds.includes(accountId)
      const open = { inboxId: stays(inboxId), conversationId: stays(conversationId), contactId: stays(contactId), campaignId: stays(campaignId), operatorId: stays(operatorId), groupId: stays(groupId) }
      return isGone ? { ...open, accountId: null, listIndex: 0 } : open
    }),
  reset: () => set(START),
}))

/** What was to be shown of the last conversation is none of the next one's. */
const withItsItem = (to: Partial<Place>): Partial<Place> => (to.conversationId === undefined ? to : { itemId: null, ...to })

const isToList = ({ panel, lane, conversationId }: Partial<Place>) => conversationId === undefined && (panel !== undefined || lane !== undefined)

/**
 * Where a list and what is open of it take turns, going to the list leaves what was open, unless it is what one goes to.
 * @param widthPx the window's, in CSS pixels
 */
export function closedBy({ panel }: Partial<Place>, widthPx: number): Partial<Place> {
  const thread = widthPx < LIST_BESIDE_PX ? { conversationId: null } : {}
  const details = panel !== undefined && widthPx < CONTEXT_BESIDE_PX ? { contactId: null, campaignId: null, operatorId: null, groupId: null } : {}
  return { ...thread, ...details }
}

/** The scope of every query of the moment: one account or all. */
export const useScope = (): readonly AccountId[] | null => {
  const accountId = usePlace(place => place.accountId)
  return useMemo(() => (accountId === null ? null : [accountId]), [accountId])
}
