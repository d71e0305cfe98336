import type { VaultKind } from '#app/contract/vault.ts'
import { tryKeyring } from './keyring-canary.ts'
import { entriesOver } from './keyring-entries.ts'
import { createKeyringSession } from './keyring-session.ts'
import { SERVICE, WATCHDOG_MS, type KeyringVaultNeeds } from './keyring-vault.ts'
import { stateOf, type VaultState } from './vault.ts'

export type OfferedVaults = Readonly<{
  /** How the system's keychain is doing. `emptied` is not known here: that takes a vault that was used before. */
  keyring: Exclude<VaultState, 'emptied'>
  /** What a person can choose here. A keychain that is locked or hung may come back, so it stays on offer. */
  offered: readonly VaultKind[]
}>

/**
 * What this machine offers. Tries the keychain for real: puts an entry in, reads it back, takes it out. A desktop may
 * show its unlock dialog for that. Takes as long as the watchdog at most.
 */
export async function offeredVaults({
  workerUrl,
  service = SERVICE,
  timeoutMs = WATCHDOG_MS,
}: Omit<KeyringVaultNeeds, 'folder'>): Promise<OfferedVaults> {
  const session = createKeyringSession({ workerUrl, service, timeoutMs })
  const state = stateOf(await tryKeyring(entriesOver(session)))
  void session.close()
  const keyring = state === 'emptied' ? 'unavailable' : state
  return { keyring, offered: keyring === 'unavailable' ? ['passphrase', 'memory'] : ['keyring', 'passphrase', 'memory'] }
}
