import type { Capability, CapabilityName } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { crispCapabilities } from './capabilities.ts'
import type { CrispClient } from './client.ts'
import type { Tier } from './credential.ts'

/** What every part of an account works with. */
export type Room = Readonly<{
  accountId: AccountId
  tier: Tier
  client: CrispClient
  clock: Clock
  capabilities: () => readonly Capability[]
  /** Remembers a refusal for want of a scope or plan, and forgets it when the same thing works again. Hands the result on. */
  learn: <T>(name: CapabilityName, result: Result<T>) => Result<T>
}>

export function createRoom({ accountId, tier, client, clock }: Pick<Room, 'accountId' | 'tier' | 'client' | 'clock'>): Room {
  const closed = new Map<CapabilityName, string>()
  return {
    accountId,
    tier,
    client,
    clock,
    capabilities: () => crispCapabilities(tier, closed),
    learn: (name, result) => {
      if (result.ok) closed.delete(name)
      else if (result.failure.kind === 'forbidden') closed.set(name, result.failure.need)
      return result
    },
  }
}
