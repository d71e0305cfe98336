import type { AccountId } from '#app/domain/ids.ts'
import type { Secret } from './secret.ts'
import type { VaultState } from './vault.ts'

/**
 * What was read once, so that a keychain that goes away takes nothing from a running app. While it is away, what is kept
 * serves without asking: each question could bring up the desktop's unlock dialog again. Once it is back, what is kept
 * is stale, since a person may have changed it meanwhile.
 */
export type SecretCache = Readonly<{
  get(accountId: AccountId): Secret | null
  isStale(accountId: AccountId): boolean
  keep(accountId: AccountId, secret: Secret): void
  forget(accountId: AccountId): void
  noteState(state: VaultState): void
  all(): readonly (readonly [AccountId, Secret])[]
  clear(): void
}>

export function createSecretCache(): SecretCache {
  const kept = new Map<AccountId, Secret>()
  const fresh = new Set<AccountId>()
  let isInTrouble = false

  return {
    get: accountId => kept.get(accountId) ?? null,
    isStale: accountId => !fresh.has(accountId),
    keep: (accountId, secret) => {
      kept.set(accountId, secret)
      fresh.add(accountId)
    },
    forget: accountId => {
      kept.delete(accountId)
      fresh.delete(accountId)
    },
    noteState: state => {
      if (isInTrouble && state === 'ok') fresh.clear()
      isInTrouble = state !== 'ok'
    },
    all: () => [...kept],
    clear: () => {
      kept.clear()
      fresh.clear()
    },
  }
}
