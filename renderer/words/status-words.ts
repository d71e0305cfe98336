import type { TFunction } from 'i18next'
import { assertNever } from '#app/assert-never.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import { describeFailure } from './describe-failure.ts'
import { formatClock, formatDay } from './format.ts'

export type StatusWords = Readonly<{
  tone: 'live' | 'quiet' | 'failed'
  /** How it is, with the cause when it is not well. */
  line: string
  /** What the person can do, when it was good last, when it is tried again. */
  details: readonly string[]
}>

export type StatusNeeds = Readonly<{ t: TFunction<'health'>; failureWords: TFunction<'failures'>; now: number }>

/** How an account is doing, in two words: what a small button has room for. */
export function briefStatus(status: SyncStatus, t: StatusNeeds['t']): string {
  switch (status.state) {
    case 'connecting':
    case 'filling':
    case 'live':
      return t(`brief_${status.state}`)
    case 'polling':
      return pace('brief_polling', status.everyMs, t)
    case 'failed':
      return t(status.failure.kind === 'rateLimited' ? 'brief_paused' : 'brief_failed')
    default:
      return assertNever(status)
  }
}

/** How an account is doing, in words. */
export function statusWords(status: SyncStatus, words: StatusNeeds): StatusWords {
  const { t, failureWords } = words
  switch (status.state) {
    case 'connecting':
      return { tone: 'quiet', line: t('status_connecting'), details: lastGood(status.lastGoodAt, words) }
    case 'filling': {
      const { pagesDone: done, pagesExpected: expected } = status
      return { tone: 'live', line: expected === null ? t('status_filling', { done }) : t('status_fillingOf', { done, expected }), details: [] }
    }
    case 'live':
      return { tone: 'live', line: t('status_live'), details: [] }
    case 'polling': {
      const asked = pace('status_polling', status.everyMs, t)
      if (status.isInstead) return { tone: 'quiet', line: t('status_insteadOf', { pace: asked }), details: [t('insteadNote'), ...lastGood(status.lastGoodAt, words)] }
      return { tone: 'live', line: asked, details: lastGood(status.lastGoodAt, words) }
    }
    case 'failed': {
      const { failure, lastGoodAt, retryAt } = status
      const when = [...lastGood(lastGoodAt, words), ...(retryAt === null ? [] : [t('retryAt', { time: moment(retryAt, words) })])]
      const { what, you } = describeFailure(failure, failureWords)
      return { tone: 'failed', line: what, details: [you, ...when] }
    }
    default:
      return assertNever(status)
  }
}

/** Whether a new key is what would help, rather than another try. */
export function needsKey(status: SyncStatus): boolean {
  if (status.state !== 'failed') return false
  const { failure } = status
  return failure.kind === 'unauthorised' || (failure.kind === 'vaultUnavailable' && failure.cause === 'noKey')
}

function pace(key: 'status_polling' | 'brief_polling', everyMs: number, t: StatusNeeds['t']): string {
  return everyMs % MINUTE_MS !== 0 && everyMs < 2 * MINUTE_MS ? t(key, { count: Math.round(everyMs / SECOND_MS) }) : t(`${key}Minutes`, { count: Math.ceil(everyMs / MINUTE_MS) })
}

/** When it was good last, as the lines that say so. */
export function lastGood(at: EpochMs | null, words: StatusNeeds): readonly string[] {
  return [at === null ? words.t('lastGoodNever') : words.t('lastGood', { time: moment(at, words) })]
}

/** Only the clock on the same day, the day as well on any other. */
export function moment(at: EpochMs, { t, now }: Pick<StatusNeeds, 't' | 'now'>): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? formatClock(at) : t('moment', { day: formatDay(at, now), time: formatClock(at) })
}
