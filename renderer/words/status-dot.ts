import type { SyncStatus } from '#app/domain/sync-status.ts'

/** Health is quiet: only what is not well gets a mark. The names are the ones of the design. */
export function dotOf(status: SyncStatus): 'live' | 'failed' | 'paused' | 'off' {
  switch (status.state) {
    case 'live':
    case 'filling':
      return 'live'
    case 'polling':
      return status.isInstead ? 'off' : 'live'
    case 'connecting':
      return 'off'
    case 'failed':
      return status.failure.kind === 'rateLimited' ? 'paused' : 'failed'
  }
}
