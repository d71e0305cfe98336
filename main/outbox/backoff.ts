import { assertNever } from '#app/assert-never.ts'
import { epochMs, MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

export type Chance = Readonly<{ now: EpochMs; random: () => number }>
type Patience = Readonly<{ firstMs: number; longestMs: number }>

/** A person may be looking at it: soon, and soon enough when the network is back. */
const NETWORK: Patience = { firstMs: SECOND_MS, longestMs: MINUTE_MS }
const SERVICE: Patience = { firstMs: 2 * SECOND_MS, longestMs: 5 * MINUTE_MS }
/** A dead key does not come alive by being tried. Whoever puts in a new one wakes the outbox. */
const CREDENTIAL: Patience = { firstMs: MINUTE_MS, longestMs: 15 * MINUTE_MS }
/** Asks nobody but this machine. */
const MACHINE: Patience = { firstMs: 5 * SECOND_MS, longestMs: 30 * SECOND_MS }
const NEVER_SOONER_MS = SECOND_MS

/** Longer than that no entry waits for its own sake. */
export const LONGEST_WAIT_MS = SERVICE.longestMs

/**
 * When to try again after `failure`: twice as long as last time, between half and all of it; never before the hour that a
 * service named.
 * @param tries how often it failed like this in a row; the first is 1
 */
export function tryAgainAt(failure: Failure, tries: number, { now, random }: Chance): EpochMs {
  if (failure.kind === 'rateLimited') return epochMs(Math.max(failure.until, now + NEVER_SOONER_MS) + random() * NEVER_SOONER_MS)
  const { firstMs, longestMs } = patienceWith(failure)
  const waitMs = Math.min(longestMs, firstMs * 2 ** Math.min(tries - 1, 20))
  return epochMs(now + waitMs * (0.5 + random() / 2))
}

/** When a message that was looked for and not found goes again: at once the first time, later and later after that. */
export function resendAt(attempts: number, { now, random }: Chance): EpochMs {
  return attempts <= 1 ? now : tryAgainAt({ kind: 'providerDown', status: 0 }, attempts - 1, { now, random })
}

function patienceWith({ kind }: Failure): Patience {
  switch (kind) {
    case 'offline':
    case 'cancelled':
      return NETWORK
    case 'unauthorised':
      return CREDENTIAL
    case 'vaultLocked':
    case 'vaultUnavailable':
    case 'diskFull':
    case 'diskRefused':
    case 'takenOver':
      return MACHINE
    case 'providerDown':
    case 'unreadable':
    case 'rateLimited':
    case 'forbidden':
    case 'notFound':
    case 'rejected':
    case 'declined':
    case 'unwritable':
    case 'bug':
      return SERVICE
    default:
      return assertNever(kind)
  }
}
