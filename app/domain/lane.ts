import { z } from 'zod'

/** The views of the merged list. Outbox is a lane of its own kind: it lists entries, not conversations. */
export const LANES = ['waiting', 'mine', 'unassigned', 'resolved', 'all'] as const
export const Lane = z.enum(LANES)
export type Lane = z.infer<typeof Lane>
