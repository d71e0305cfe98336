import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'
import { preferences } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useLookedAt } from '#renderer/ui-state/use-looked-at.ts'

/** How long the newest message must have been in view before it counts as read. */
const SEEN_AFTER_MS = 1_200

type OnScreen = Readonly<{ id: ConversationId; unread: number; isNewestInView: boolean }>

/** Marks a conversation as read once its newest message was in view for a moment, in a window that is on the screen and has not been left. */
export function useReadOnScreen({ id, unread, isNewestInView }: OnScreen): void {
  const readOnOpen = useQuery(preferences()).data?.readOnOpen ?? false
  const isLookedAt = useLookedAt()
  const { mutate } = useCommand('conversations.markRead')
  const isSeen = readOnOpen && unread > 0 && isNewestInView && isLookedAt
  useEffect(() => {
    if (!isSeen) return
    const timer = setTimeout(() => mutate({ id, read: true }), SEEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, isSeen, mutate])
}
