import { assertNever } from '#app/assert-never.ts'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { IconName } from '#renderer/design/icon.tsx'

/** What stands before a line, and whether it is bad news. */
export type LineLook = Readonly<{ icon: IconName; tone: 'plain' | 'good' | 'note' | 'bad' }>

export function lineLook(what: Happening): LineLook {
  switch (what.kind) {
    case 'connected':
      return { icon: 'live', tone: 'good' }
    case 'filling':
      return { icon: 'download', tone: 'plain' }
    case 'failed':
      return { icon: 'unlink', tone: 'bad' }
    case 'compared':
      return { icon: 'refresh', tone: what.unknown > 0 ? 'note' : 'plain' }
    case 'queued':
      return { icon: 'outbox', tone: 'plain' }
    case 'sent':
      return { icon: 'check', tone: 'good' }
    case 'putOff':
      return { icon: 'waiting', tone: 'note' }
    case 'inDoubt':
      return { icon: 'help', tone: 'note' }
    case 'doubtEnded':
      return what.how === 'unsolved' ? { icon: 'warning', tone: 'bad' } : { icon: 'check', tone: 'good' }
    case 'refused':
      return { icon: 'wrong', tone: 'bad' }
    case 'triedAgain':
      return { icon: 'retry', tone: 'plain' }
    case 'discarded':
      return { icon: 'trash', tone: 'plain' }
    case 'heldBack':
      return { icon: 'pause', tone: 'note' }
    case 'alarm':
      return { icon: 'gauge', tone: 'note' }
    case 'keyReplaced':
      return { icon: 'key', tone: 'plain' }
    case 'vaultLocked':
      return { icon: 'lock', tone: 'note' }
    case 'vaultUnlocked':
      return { icon: 'unlock', tone: 'good' }
    default:
      return assertNever(what)
  }
}
