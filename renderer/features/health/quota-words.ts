import type { TFunction } from 'i18next'
import { assertNever } from '#app/assert-never.ts'
import type { QuotaMeter, WaitReason } from '#app/domain/quota-meter.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import { formatClock, formatList, formatNumber } from '#renderer/words/format.ts'
import { moment } from '#renderer/words/status-words.ts'

type Words = Readonly<{ t: TFunction<'health'>; now: number }>

/** How many calls are left of the day, and of how many where the service tells; else how many were made. */
export function usedWords({ usedToday, perDay }: QuotaMeter, t: Words['t']): string {
  return perDay === null ? t('used', { count: usedToday, used: formatNumber(usedToday) }) : t('usedOf', { left: formatNumber(Math.max(0, perDay - usedToday)), perDay: formatNumber(perDay) })
}

/** When the count begins anew, or what was learned where there is no limit of a day. */
export function limitWords({ perDay, dayEndsAt, learned }: QuotaMeter, t: Words['t']): string {
  if (perDay !== null) return t('dayEnds', { time: formatClock(dayEndsAt) })
  return t('learned', { calls: formatNumber(learned.calls), count: Math.max(1, Math.round(learned.windowMs / SECOND_MS)) })
}

/** Which accounts have the credential in common; null = it is this one's alone. `names`: of all of them, this one first. */
export function sharedWords(names: readonly string[], t: Words['t']): string | null {
  const [first, ...others] = names
  if (first === undefined || others.length === 0) return null
  return others.length === 1 ? t('sharedByTwo', { names: formatList(names) }) : t('sharedByMore', { name: first, count: others.length })
}

/** How many calls wait, and how many of them carry something a person wrote; null = none. */
export function waitsWords({ send, openThread, list, backfill }: QuotaMeter['waiting'], t: Words['t']): string | null {
  const count = send + openThread + list + backfill
  if (count === 0) return null
  const waits = t('waits', { count })
  return send === 0 ? waits : t('waitsToSend', { waits, send })
}

/** Why calls wait, and until when. */
export function whyWords({ reason, until }: WaitReason, words: Words): string {
  const { t } = words
  const time = until === null ? '' : moment(until, words)
  switch (reason) {
    case 'stopped':
      return until === null ? t('why_stopped') : t('why_stoppedUntil', { time })
    case 'breaker':
      return until === null ? t('why_breaker') : t('why_breakerUntil', { time })
    case 'dayAlmostUsed':
      return until === null ? t('why_dayAlmostUsed') : t('why_dayAlmostUsedUntil', { time })
    case 'offline':
      return until === null ? t('why_offline') : t('why_offlineUntil', { time })
    case 'pace':
      return until === null ? t('why_pace') : t('why_paceUntil', { time })
    default:
      return assertNever(reason)
  }
}
