import { ok } from '#app/result.ts'
import type { VaultDesk } from '#main/accounts/vault-desk.ts'
import type { Handlers } from './handlers.ts'

export const vaultHandlers = (desk: VaultDesk) =>
  ({
    'vault.status': async () => ok(await desk.status()),
    'vault.choose': ({ kind, passphrase }) => desk.choose(kind, passphrase),
    'vault.unlock': ({ passphrase }) => desk.unlock(passphrase),
    'vault.changePassphrase': ({ current, next }) => desk.changePassphrase(current, next),
    'vault.retry': () => desk.retry(),
  }) satisfies Pick<Handlers, 'vault.status' | 'vault.choose' | 'vault.unlock' | 'vault.changePassphrase' | 'vault.retry'>
