import { CAPABILITIES, type Capability, type CapabilityName } from '#app/domain/capability.ts'

/**
 * What the documented routes can do. Read state, typing, realtime, search, campaigns, visitors and articles have no route;
 * taking an assignment away and setting a priority have none that is described.
 */
const OFFERED: ReadonlySet<CapabilityName> = new Set<CapabilityName>([
  'notes', 'files', 'assignOperator', 'assignGroup', 'resolve', 'reopen', 'createConversation', 'contacts', 'contactLookup', 'operators', 'presence',
  'groups', 'inboxes',
])

/** @param closed what this token may not do, each with the service's sentence about it */
export function freshchatCapabilities(closed: ReadonlyMap<CapabilityName, string>): readonly Capability[] {
  return CAPABILITIES.map(name => {
    const need = closed.get(name)
    if (!OFFERED.has(name)) return { name, state: 'notOffered' }
    return need === undefined ? { name, state: 'offered' } : { name, state: 'needsToken', need }
  })
}
