import { CAPABILITIES, type Capability, type CapabilityName } from '#app/domain/capability.ts'
import type { Tier } from './credential.ts'

/** What every token can do. Groups cannot be assigned to, there is no priority, and no token says who its person is. */
const OFFERED: ReadonlySet<CapabilityName> = new Set<CapabilityName>([
  'notes', 'files', 'realtime', 'serverSearch', 'teamUnread', 'typing', 'assignOperator', 'unassign', 'resolve', 'reopen', 'segments',
  'createConversation', 'contacts', 'contactSearch', 'contactLookup', 'operators', 'presence', 'groups', 'inboxes',
])

/** Campaigns belong to people: website and plugin tokens are refused. */
const FOR_USERS: ReadonlySet<CapabilityName> = new Set<CapabilityName>(['campaigns', 'campaignControl'])

/** Crisp has these, and we do not ask for them yet: nothing is said about them. */
const NOT_ASKED_YET: ReadonlySet<CapabilityName> = new Set<CapabilityName>(['visitors', 'articles'])

/** What this token may not do although others may, each with the service's words about it. Learned from refusals. */
type Closed = ReadonlyMap<CapabilityName, string>

export function crispCapabilities(tier: Tier, closed: Closed): readonly Capability[] {
  return CAPABILITIES.filter(name => !NOT_ASKED_YET.has(name)).map(name => capability(name, { tier, closed }))
}

function capability(name: CapabilityName, { tier, closed }: Readonly<{ tier: Tier; closed: Closed }>): Capability {
  if (FOR_USERS.has(name) && tier !== 'user') return { name, state: 'needsToken', need: 'user' }
  if (!FOR_USERS.has(name) && !OFFERED.has(name)) return { name, state: 'notOffered' }
  const need = closed.get(name)
  return need === undefined ? { name, state: 'offered' } : { name, state: 'needsToken', need }
}
