import { queryOptions } from '@tanstack/react-query'
import type { ConversationId, OutboxEntryId } from '#app/domain/ids.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

/** The files that go with the reply that is being written. */
export const attachments = (conversationId: ConversationId) =>
  queryOptions({ queryKey: [keys.attachments, conversationId], queryFn: () => ask('attachments.list', { conversationId }) })

/** How far an entry's file is; null = it is not being uploaded. */
export const upload = (id: OutboxEntryId) => queryOptions({ queryKey: [keys.uploads, id], queryFn: () => ask('uploads.get', { id }), gcTime: 0 })
