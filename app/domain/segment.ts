import { z } from 'zod'

/**
 * A word that people put on a conversation to find its like. As long as whatever a service already has may be; kept to the
 * letter, since another spelling is another segment.
 */
export const Segment = z.string().max(1_000).refine(name => name.trim() !== '', 'empty')
/** All segments of one conversation: whoever sets them replaces what was there. */
export const Segments = z.array(Segment).max(200).readonly()
export type Segments = z.infer<typeof Segments>
