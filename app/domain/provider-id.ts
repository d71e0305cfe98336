import { z } from 'zod'

/** Names a provider folder. Nobody outside of that folder compares it with a word; ask for a capability instead. */
export const ProviderId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/).brand<'ProviderId'>()
export type ProviderId = z.infer<typeof ProviderId>
export const providerId = (name: string): ProviderId => ProviderId.parse(name)
