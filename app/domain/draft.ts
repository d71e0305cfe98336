import { z } from 'zod'
import { ConversationId } from './ids.ts'
import { MAX_TEXT_LENGTH } from './outbox-entry.ts'
import { EpochMs } from './time.ts'

export const ComposerMode = z.enum(['reply', 'note'])
export type ComposerMode = z.infer<typeof ComposerMode>

/** One per account + conversation + mode (a conversation's id holds its account). May be longer than can be sent. */
export const Draft = z
  .object({ conversationId: ConversationId, mode: ComposerMode, text: z.string().max(MAX_TEXT_LENGTH * 10), updatedAt: EpochMs })
  .readonly()
export type Draft = z.infer<typeof Draft>

/** The mode that was written in last; null = nothing is kept. */
export const newestMode = (drafts: readonly Draft[]): ComposerMode | null => drafts.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]?.mode ?? null
