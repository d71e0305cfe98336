import { z } from 'zod'
import { Failure } from '#app/failure.ts'
import { Attachment } from './attachment.ts'
import { ConversationStatus } from './conversation.ts'
import { AccountId, ConversationId, GroupId, OperatorId, OutboxEntryId } from './ids.ts'
import { Segments } from './segment.ts'
import { EpochMs } from './time.ts'

export const MAX_TEXT_LENGTH = 10_000
/** Keeps the person's own line breaks; only surrounding emptiness is refused, never cut. */
const Text = z.string().max(MAX_TEXT_LENGTH).refine(text => text.trim() !== '', 'empty')
export const MessageText = Text.brand<'MessageText'>()
export type MessageText = z.infer<typeof MessageText>
export const NoteText = Text.brand<'NoteText'>()
export type NoteText = z.infer<typeof NoteText>

/**
 * What a person asked for. `reply`, `note` and `file` create something at the service and must never happen twice;
 * the others set a value and may be repeated.
 */
export const Intent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('reply'), text: MessageText }),
    z.object({ kind: z.literal('note'), text: NoteText }),
    /** One file for the contact. `uploaded` is where its bytes lie at the service, in the service's words; null = not there yet. */
    z.object({ kind: z.literal('file'), file: Attachment, uploaded: z.string().nullable() }),
    z.object({ kind: z.literal('status'), status: ConversationStatus }),
    z.object({ kind: z.literal('assign'), operatorId: OperatorId.nullable(), groupId: GroupId.nullable() }),
    z.object({ kind: z.literal('read'), read: z.boolean() }),
    z.object({ kind: z.literal('segments'), segments: Segments }),
  ])
  .readonly()
export type Intent = z.infer<typeof Intent>

/**
 * Where an intent stands. A picture of the ways between these is in `main/outbox/transition.ts`.
 * `uploading`: bytes leave that nobody sees until their message does. `checking`: it may have been stored, we are reading back. `uncertain`: we could not find out, a person decides.
 * `lookedAt`: when it was last looked for, and not there.
 * `isAsked`: it was uncertain and is looked for once more; from then on only a person's word sends it again.
 */
export const Delivery = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('queued'), notBefore: EpochMs, lastFailure: Failure.nullable() }),
    z.object({ state: z.literal('uploading'), since: EpochMs }),
    z.object({ state: z.literal('sending'), since: EpochMs }),
    z.object({ state: z.literal('checking'), since: EpochMs, nextCheckAt: EpochMs, failure: Failure, isAsked: z.boolean().optional() }),
    z.object({ state: z.literal('uncertain'), failure: Failure, lookedAt: EpochMs.optional() }),
    z.object({ state: z.literal('failed'), failure: Failure }),
    z.object({ state: z.literal('sent'), at: EpochMs, remoteId: z.string().nullable() }),
    z.object({ state: z.literal('discarded'), at: EpochMs }),
  ])
  .readonly()
export type Delivery = z.infer<typeof Delivery>

export const OutboxEntry = z
  .object({
    id: OutboxEntryId,
    accountId: AccountId,
    conversationId: ConversationId,
    /** Who speaks, bound when the person pressed Send; null when the account has no "me". */
    operatorId: OperatorId.nullable(),
    intent: Intent,
    delivery: Delivery,
    /** Order within the conversation, from 1. */
    order: z.number().int().positive(),
    attempts: z.number().int().nonnegative(),
    /** An attempt may have reached the service: its words cannot be changed any more, or two texts would be one message. */
    mayHaveArrived: z.boolean(),
    createdAt: EpochMs,
    /** The disk does not take its next step, and why: it stands where it stood, and goes on by itself when the disk does. In memory only. */
    heldByDisk: Failure.optional(),
  })
  .readonly()
export type OutboxEntry = z.infer<typeof OutboxEntry>
