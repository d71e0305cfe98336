import { z } from 'zod'
import { ComposerMode, Draft } from '#app/domain/draft.ts'
import { ConversationId } from '#app/domain/ids.ts'
import { command, query } from './call.ts'
import { Nothing } from './scope.ts'

export const drafts = {
  'drafts.get': query(z.object({ conversationId: ConversationId }), z.array(Draft).readonly()),
  /** An empty text deletes the draft. Answers when it is on disk. */
  'drafts.write': command(z.object({ conversationId: ConversationId, mode: ComposerMode, text: z.string().max(100_000) }), Nothing),
} as const
