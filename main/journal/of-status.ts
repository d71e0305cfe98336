import { assertNever } from '#app/assert-never.ts'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import type { EpochMs } from '#app/domain/time.ts'

/** What was last put down of how an account is, and since when it is not in order; null = it is. */
export type StatusSeen = Readonly<{ mark: string; outSince: EpochMs | null }>

export const NOTHING_SEEN: StatusSeen = { mark: '', outSince: null }

/** What a status brings that is news. That an account connects is none: what comes of it is. */
export function ofStatus(status: SyncStatus, seen: StatusSeen, now: EpochMs): Readonly<{ happenings: readonly Happening[]; seen: StatusSeen }> {
  const mark = markOf(status)
  if (mark === null || mark === seen.mark) return { happenings: [], seen }
  const isLocked = mark === LOCKED
  const unlocked: readonly Happening[] = seen.mark === LOCKED ? [{ kind: 'vaultUnlocked' }] : []
  switch (status.state) {
    case 'connecting':
      return { happenings: [], seen }
    case 'filling':
      return { happenings: [...unlocked, { kind: 'filling' }], seen: { mark, outSince: null } }
    case 'live':
    case 'polling': {
      const outMs = seen.outSince === null ? null : Math.max(0, now - seen.outSince)
      return { happenings: [...unlocked, { kind: 'connected', how: howOf(status), outMs }], seen: { mark, outSince: null } }
    }
    case 'failed':
      return {
        happenings: isLocked ? [{ kind: 'vaultLocked' }] : [...unlocked, { kind: 'failed', failure: status.failure.kind }],
        seen: { mark, outSince: seen.outSince ?? now },
      }
    default:
      return assertNever(status)
  }
}

const LOCKED = 'failed vaultLocked'

function markOf(status: SyncStatus): string | null {
  if (status.state === 'connecting') return null
  if (status.state === 'failed') return `failed ${status.failure.kind}`
  return status.state === 'live' || status.state === 'polling' ? howOf(status) : status.state
}

const howOf = (status: Extract<SyncStatus, { state: 'live' | 'polling' }>) => (status.state === 'polling' && status.isInstead ? 'instead' : status.state)
