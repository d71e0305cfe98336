import { z } from 'zod'
import { OperatorId } from './ids.ts'

/** Who wrote it, as the service names them. */
export const Author = z
  .object({
    kind: z.enum(['contact', 'operator', 'automation']),
    /** '' when the service gives none. */
    name: z.string(),
    /** null for contacts, automations and operators we cannot tell. */
    operatorId: OperatorId.nullable(),
  })
  .readonly()
export type Author = z.infer<typeof Author>
