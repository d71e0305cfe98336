import type { Capability, CapabilityName } from '#app/domain/capability.ts'

export type CapabilityGroups = Readonly<{
  offered: readonly CapabilityName[]
  needsToken: readonly Readonly<{ name: CapabilityName; need: string }>[]
  notOffered: readonly CapabilityName[]
}>

/** What a key can do, what another key could, and what the service has not, each in the order of the list. */
export function groupCapabilities(capabilities: readonly Capability[]): CapabilityGroups {
  return {
    offered: capabilities.flatMap(({ name, state }) => (state === 'offered' ? [name] : [])),
    needsToken: capabilities.flatMap(capability => (capability.state === 'needsToken' ? [{ name: capability.name, need: capability.need }] : [])),
    notOffered: capabilities.flatMap(({ name, state }) => (state === 'notOffered' ? [name] : [])),
  }
}
