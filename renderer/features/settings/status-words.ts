import type { TFunction } from 'i18next'
import { assertNever } from '#app/assert-never.ts'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { MINUTE_MS, SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatClock, formatDay } from '#renderer/words/format.ts'

export type StatusWords = Readonly<{
  tone: 'live' | 'quiet' | 'failed'
  /** How it is, with the cause when it is not well. */
  line: string
  /** What the person can do, when it was good last, when it is tried again. */
  details: readonly string[]
}>

type Words = Readonly<{ t: TFunction<'settings'>; failureWords: TFunction<'failures'>; now: number }>

/** How an account is doing, in words. */
export function statusWords(status: SyncStatus, words: Words): StatusWords {
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
    case 'polling':
      return { tone: 'live', line: pace(status.everyMs, t), details: lastGood(status.lastGoodAt, words) }
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

function pace(everyMs: number, t: Words['t']): string {
  return everyMs < 2 * MINUTE_MS ? t('status_polling', { count: Math.round(everyMs / SECOND_MS) }) : t('status_pollingMinutes', { count: Math.round(everyMs / MINUTE_MS) })
}

function lastGood(at: EpochMs | null, words: Words): readonly string[] {
  return [at === null ? words.t('lastGoodNever') : words.t('lastGood', { time: moment(at, words) })]
}

/** Only the clock on the same day, the day as well on any other. */
function moment(at: EpochMs, { t, now }: Words): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? formatClock(at) : t('moment', { day: formatDay(at, now), time: formatClock(at) })
}
