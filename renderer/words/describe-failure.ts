import type { TFunction } from 'i18next'
import type { Failure } from '#app/failure.ts'
import type { failures } from './en/failures.ts'
import { formatClock } from './format.ts'

/** A failure in words: what happened, what we do about it, what you can do. */
export type FailureWords = Readonly<{ what: string; we: string; you: string }>

/** The one place where a failure becomes words. */
export function describeFailure(failure: Failure, t: TFunction<'failures'>): FailureWords {
  const say = (key: FailureKey, values: Readonly<Record<string, string | number>> = {}): FailureWords => {
    // The types of i18next want a default where the key is put together.
    const given = { ...values, defaultValue: '' }
    return { what: t(`${key}.what`, given), we: t(`${key}.we`, given), you: t(`${key}.you`, given) }
  }
  switch (failure.kind) {
    case 'forbidden':
      return failure.need === '' ? say('forbiddenUnknown') : say('forbidden', { need: failure.need })
    case 'rateLimited':
      return say('rateLimited', { time: formatClock(failure.until) })
    case 'rejected':
      return say('rejected', { reason: failure.reason })
    case 'providerDown':
      return failure.status === NO_ANSWER_IN_TIME ? say('providerSilent') : say('providerDown', { status: failure.status })
    case 'unreadable':
      return say(UNREADABLE[failure.found], { path: failure.path === '' ? '' : ` (${failure.path})` })
    case 'declined':
      return say(DECLINED[failure.cause])
    case 'unwritable':
      return say('unwritable', { path: failure.path })
    case 'vaultUnavailable':
      return say(VAULT[failure.cause])
    case 'diskRefused':
      return say('diskRefused', { code: failure.code })
    case 'bug':
      return say('bug', { reference: failure.reference })
    default:
      return say(failure.kind)
  }
}

type FailureKey = keyof typeof failures

/** Said by a gateway, and by us of somebody who should be there and says nothing. */
const NO_ANSWER_IN_TIME = 504

const UNREADABLE = { html: 'unreadableHtml', tooLarge: 'unreadableTooLarge', malformed: 'unreadableMalformed', newer: 'unreadableNewer' } as const
const DECLINED = {
  otherKey: 'declinedOtherKey',
  addedAlready: 'declinedAddedAlready',
  newAddress: 'declinedNewAddress',
  movedOn: 'declinedMovedOn',
  tooLarge: 'declinedTooLarge',
  tooMany: 'declinedTooMany',
  bytesLost: 'declinedBytesLost',
} as const
const VAULT = {
  missing: 'vaultMissing',
  hung: 'vaultHung',
  emptied: 'vaultEmptied',
  damaged: 'vaultDamaged',
  wrongPassphrase: 'vaultWrongPassphrase',
  notChosen: 'vaultNotChosen',
  secretTooLong: 'vaultSecretTooLong',
  noKey: 'vaultNoKey',
} as const
