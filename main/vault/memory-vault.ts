import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { bytesOf } from './secret-bytes.ts'
import type { Secret } from './secret.ts'
import type { Vault } from './vault.ts'

export type MemoryVault = Vault & Readonly<{ kind: 'memory' }>

/** Holds credentials until the app ends, and nowhere else: for the demo, and for a person who wants nothing kept. */
export function createMemoryVault(): MemoryVault {
  const secrets = new Map<AccountId, Secret>()
  let isOpen = true

  const whileOpen = async <T>(act: () => Result<T>): Promise<Result<T>> => (isOpen ? act() : fail({ kind: 'cancelled' }))

  const read = (accountId: AccountId) =>
    whileOpen(() => {
      const secret = secrets.get(accountId)
      return secret ? ok(secret) : fail({ kind: 'notFound' })
    })

  return {
    kind: 'memory',
    state: async () => (isOpen ? 'ok' : 'unavailable'),
    read,
    reread: read,
    write: (accountId, secret) =>
      whileOpen(() => {
        // The same limit as the keychain's, so that a secret never fits in one vault and not in the next.
        const bytes = bytesOf(secret)
        if (!bytes.ok) return bytes
        secrets.set(accountId, secret)
        return ok(undefined)
      }),
    remove: accountId =>
      whileOpen(() => {
        secrets.delete(accountId)
        return ok(undefined)
      }),
    list: () => whileOpen(() => ok([...secrets.keys()])),
    close: async () => {
      isOpen = false
      secrets.clear()
      return ok(undefined)
    },
  }
}
