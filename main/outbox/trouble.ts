import { assertNever } from '#app/assert-never.ts'
import type { Failure } from '#app/failure.ts'

/**
 * Whom a failure is about, when nothing was stored. `account`: everything of this account has to wait, with this as the
 * reason · `passing`: this one may go again by itself · `lasting`: going again would not help, a person has to see it.
 */
export type Trouble = 'account' | 'passing' | 'lasting'

export function troubleOf(failure: Failure): Trouble {
  switch (failure.kind) {
    case 'offline':
    case 'rateLimited':
    case 'unauthorised':
    case 'vaultLocked':
    case 'vaultUnavailable':
      return 'account'
    case 'providerDown':
    case 'unreadable':
    case 'diskFull':
    case 'diskRefused':
    case 'takenOver':
    case 'cancelled':
      return 'passing'
    case 'forbidden':
    case 'notFound':
    case 'rejected':
    case 'declined':
    case 'unwritable':
    case 'bug':
      return 'lasting'
    default:
      return assertNever(failure)
  }
}
