import { z } from 'zod'

/**
 * What can be broken in the demo, to watch it heal. `offline`: no service can be reached · `tooMany`: each says "slow down" ·
 * `down`: each has trouble · `slow`: each takes seconds · `lostAnswer`: what is sent arrives, and its answer is lost ·
 * `lockedKeys`: the keys cannot be read.
 */
export const DEMO_BREAKS = ['offline', 'tooMany', 'down', 'slow', 'lostAnswer', 'lockedKeys'] as const
export const DemoBreak = z.enum(DEMO_BREAKS)
export type DemoBreak = z.infer<typeof DemoBreak>
