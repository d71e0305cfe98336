import { z } from 'zod'
import { maybe, MaybeText } from './lenient.ts'

export const CrispWebsite = z.looseObject({ website_id: z.string().min(1), name: MaybeText, domain: MaybeText })
export type CrispWebsite = z.infer<typeof CrispWebsite>

/** What a plugin token is installed on; the name has to be asked for. */
export const CrispConnectedWebsite = z.looseObject({ website_id: z.string().min(1) })

const Socket = z.looseObject({ socket: z.looseObject({ app: z.string() }) })

/** Where realtime is: the first address, and one to fall back on. */
export const CrispEndpoints = z
  .looseObject({ socket: z.looseObject({ app: z.string() }), rescue: maybe(Socket) })
  .transform(({ socket, rescue }) => (rescue === null ? [socket.app] : [socket.app, rescue.socket.app]))
