import { fail } from '#app/result.ts'
import type { VaultDesk } from './vault-desk.ts'

/** A desk whose vault is locked while somebody says so: the demo shows what a locked keychain costs, which is nothing. */
export function lockable(desk: VaultDesk, isLocked: () => boolean): VaultDesk {
  return {
    ...desk,
    status: async () => (isLocked() ? { ...(await desk.status()), state: 'locked' } : desk.status()),
    read: async id => (isLocked() ? fail({ kind: 'vaultLocked' }) : desk.read(id)),
    reread: async id => (isLocked() ? fail({ kind: 'vaultLocked' }) : desk.reread(id)),
  }
}
