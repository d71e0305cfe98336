import type { AccountId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import { stateOf, type Vault } from '#main/vault/vault.ts'

/** `stay`: whose secrets are there still. `isClean`: everything was looked at, and what was not wanted is gone. */
export type Swept = Readonly<{ stay: readonly AccountId[]; isClean: boolean }>

/** Removes every secret that is not wanted. A vault that cannot be listed keeps what it has. */
export async function sweepVault(vault: Pick<Vault, 'kind' | 'list' | 'remove'>, isWanted: (id: AccountId) => Promise<boolean>): Promise<Swept> {
  const there = await vault.list()
  if (!there.ok) return { stay: [], isClean: isWithoutFile(vault, there) }
  const stay: AccountId[] = []
  let isClean = true
  for (const id of there.value) {
    if (await isWanted(id)) {
      stay.push(id)
      continue
    }
    const removed = await vault.remove(id)
    if (removed.ok) continue
    stay.push(id)
    isClean = false
  }
  return { stay, isClean }
}

/** Removes it there. False: it may still be there, since the vault does not open or did not let go of it. */
export async function isProvedGone(vault: Pick<Vault, 'kind' | 'remove'>, id: AccountId): Promise<boolean> {
  const removed = await vault.remove(id)
  return removed.ok || isWithoutFile(vault, removed)
}

/** A passphrase vault without its file holds nothing; a keychain that was emptied may come back. */
export function isWithoutFile({ kind }: Pick<Vault, 'kind'>, result: Result<unknown>): boolean {
  return kind === 'passphrase' && stateOf(result) === 'emptied'
}
