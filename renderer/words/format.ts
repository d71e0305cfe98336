import i18next from 'i18next'
import { DAY_MS, HOUR_MS, MINUTE_MS, type EpochMs } from '#app/domain/time.ts'

// Numbers and times are the user's locale. `pseudo` is a language of words only.
const locale = () => (i18next.language === 'pseudo' ? 'en' : (i18next.language ?? 'en'))

/** 14:02 */
export const formatClock = (at: EpochMs) => new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(at)

/** Everything, for a tooltip: Monday, 5 January 2026 at 14:02:11 */
export const formatExact = (at: EpochMs) => new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeStyle: 'medium' }).format(at)

/** A moment in a list of facts: 5 Jan 2026, 14:02 */
export const formatMoment = (at: EpochMs) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** For a day line: Monday, 5 January, with the year when it is not this one. */
export function formatDay(at: EpochMs, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(at)
}

/** Short and relative under a day (now, 4m, 3h), then a date: what a row has room for. */
export function formatAgo(at: EpochMs, now: number): string {
  const age = now - at
  if (age < MINUTE_MS) return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'narrow' }).format(0, 'second')
  if (age < HOUR_MS) return unit(Math.floor(age / MINUTE_MS), 'minute')
  if (age < DAY_MS) return unit(Math.floor(age / HOUR_MS), 'hour')
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: '2-digit' }) }).format(at)
}

export const formatNumber = (value: number) => new Intl.NumberFormat(locale()).format(value)
export const formatPercent = (share: number) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(share)

/** "CRISP_KEY and CRISP_TIER" */
export const formatList = (items: readonly string[]) => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)

const unit = (value: number, name: 'minute' | 'hour') =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value)

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** 820 byte, 14 kB, 2.4 MB: of a thousand each. */
export function formatBytes(bytes: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const maximumFractionDigits = power > 1 ? 1 : 0
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: BYTE_UNITS[power] ?? 'byte', unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits }).format(bytes / 1000 ** power)
}

/** How long a recording is: 42 sec, 1 min 15 sec. */
export function formatSeconds(seconds: number): string {
  const part = (value: number, unitName: 'minute' | 'second') => new Intl.NumberFormat(locale(), { style: 'unit', unit: unitName, unitDisplay: 'short' }).format(value)
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  return minutes === 0 ? part(whole, 'second') : `${part(minutes, 'minute')} ${part(whole % 60, 'second')}`
}

/** How long something took or takes, in one figure: 42 sec, 4 min, 3 hr. */
export function formatDuration(ms: number): string {
  const [value, name] = ms < MINUTE_MS ? ([ms / 1000, 'second'] as const) : ms < HOUR_MS ? ([ms / MINUTE_MS, 'minute'] as const) : ([ms / HOUR_MS, 'hour'] as const)
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(Math.max(1, Math.round(value)))
}

/** The locale that numbers and times follow, for callers that format by themselves. */
export const formatLocale = locale
