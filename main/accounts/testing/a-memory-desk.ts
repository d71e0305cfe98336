import { ok } from '#app/result.ts'
import type { VaultDesk } from '#main/accounts/vault-desk.ts'
import { createMemoryVault } from '#main/vault/memory-vault.ts'

/** A desk that has memory and no choice. */
export function aMemoryDesk(): VaultDesk {
  const memory = createMemoryVault()
  const status = { kind: 'memory', state: 'ok', offered: ['memory'], left: [] } as const
  const settled = async () => ok(status)
  return {
    read: memory.read, reread: memory.reread, write: memory.write, close: memory.close,
    remove: async id => {
      const removed = await memory.remove(id)
      return removed.ok ? ok([]) : removed
    },
    status: async () => status, choose: settled, unlock: settled, changePassphrase: settled, retry: settled,
  }
}
