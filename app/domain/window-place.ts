import { z } from 'zod'

/** Where the window stood, in screen pixels. */
export const WindowPlace = z
  .object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int(), isMaximized: z.boolean() })
  .readonly()
export type WindowPlace = z.infer<typeof WindowPlace>
