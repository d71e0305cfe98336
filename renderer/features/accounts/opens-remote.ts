import type { Account } from '#app/domain/account.ts'
import type { Remote } from '#app/domain/connection-report.ts'

/** Whether a new key opens what the account speaks for: with another one its conversations would be mixed with a stranger's. */
export function opensRemote(remotes: readonly Remote[], { remoteId }: Pick<Account, 'remoteId'>): boolean {
  return remotes.some(remote => remote.remoteId === remoteId || remote.domain === remoteId)
}
