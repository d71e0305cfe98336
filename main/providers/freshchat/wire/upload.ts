import { z } from 'zod'
import { MaybeText } from './lenient.ts'

/** `POST /files/upload`: an address is not told; the message names the hash. */
export const FreshchatFile = z.looseObject({ file_hash: z.string().min(1), file_extension_type: MaybeText })

/** `POST /images/upload`. */
export const FreshchatImage = z.looseObject({ url: z.url({ protocol: /^https?$/ }) })
