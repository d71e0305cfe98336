import { z } from 'zod'

/** What an account may be able to do. Views ask for these, never for a provider's name. */
export const CAPABILITIES = [
  'notes', 'files', 'realtime', 'serverSearch', 'teamUnread', 'typing',
  'assignOperator', 'assignGroup', 'unassign', 'resolve', 'reopen', 'priority', 'segments',
  'createConversation', 'contacts', 'contactSearch', 'contactLookup', 'operators', 'presence', 'groups', 'inboxes',
  'campaigns', 'campaignControl', 'visitors', 'articles', 'me',
] as const
export const CapabilityName = z.enum(CAPABILITIES)
export type CapabilityName = z.infer<typeof CapabilityName>

/**
 * `notOffered`: the service has no such thing. `needsToken`: it has, and this token may not; `need` names the token, scope
 * or plan that would do, in the service's words.
 */
export const Capability = z
  .discriminatedUnion('state', [
    z.object({ name: CapabilityName, state: z.literal('offered') }),
    z.object({ name: CapabilityName, state: z.literal('notOffered') }),
    z.object({ name: CapabilityName, state: z.literal('needsToken'), need: z.string() }),
  ])
  .readonly()
export type Capability = z.infer<typeof Capability>

export const can = (capabilities: readonly Capability[], name: CapabilityName): boolean =>
  capabilities.some(capability => capability.name === name && capability.state === 'offered')
