import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'
import { preferences } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'

/** How long the newest message must have been on screen before it counts as read. */
const SEEN_AFTER_MS = 1_200

/** Marks a conversation as read once its newest message was on screen for a moment, in a window that somebody looks at. */
export function useReadOnScreen(id: ConversationId, unread: number): void {
  const readOnOpen = useQuery(preferences()).data?.readOnOpen ?? false
  const { mutate } = useCommand('conversations.markRead')
  useEffect(() => {
    if (!readOnOpen || unread === 0) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') mutate({ id, read: true })
    }, SEEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, unread, readOnOpen, mutate])
}
