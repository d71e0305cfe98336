import { z } from 'zod'
import { maybe } from './lenient.ts'

/** Where bytes may be put, and where they can be read then (reference, section 6.9). `policy` may be left out. */
export const UploadAddress = z.looseObject({
  id: z.string().min(1),
  url: z.looseObject({ resource: z.url({ protocol: /^https?$/ }), signed: z.url({ protocol: /^https?$/ }) }),
  policy: maybe(z.looseObject({ size_limit: maybe(z.number().nonnegative()) })),
})
export type UploadAddress = z.infer<typeof UploadAddress>
