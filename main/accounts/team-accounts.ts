import type { TeamAccount } from '#app/domain/team-file.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Provider } from '#main/providers/provider.ts'
import { reveal } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'
import type { Directory } from './directory.ts'

type TeamNeeds = Readonly<{ directory: Pick<Directory, 'ids' | 'account'>; vault: Pick<Vault, 'read'>; providers: readonly Provider[] }>

/**
 * The accounts as colleagues would add them: names, colours, and of each credential only the fields that a manifest calls
 * shared. Fails where the vault does, since half a file would look like a whole one, and with `notFound` when there is no account.
 */
export async function teamAccounts({ directory, vault, providers }: TeamNeeds): Promise<Result<readonly TeamAccount[]>> {
  const accounts: TeamAccount[] = []
  for (const id of directory.ids()) {
    const account = directory.account(id)
    const provider = providers.find(({ manifest }) => manifest.id === account?.providerId)
    if (account === null || provider === undefined) continue
    const secret = await vault.read(id)
    if (!secret.ok) return secret
    const shared = provider.manifest.fields.filter(({ isShared }) => isShared).map(({ name }) => name)
    const fields = Object.fromEntries(Object.entries(reveal(secret.value)).filter(([name]) => shared.includes(name)))
    const { providerId, remoteId, name, alias, colour } = account
    accounts.push({ providerId, remoteId, name, alias, colour, fields })
  }
  return accounts.length === 0 ? fail({ kind: 'notFound' }) : ok(accounts)
}
