import type { TFunction } from 'i18next'
import { assertNever } from '#app/assert-never.ts'
import type { Happening } from '#app/domain/journal-entry.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import { formatDuration, formatPercent } from '#renderer/words/format.ts'

type Words = TFunction<'journal'>

/** What leaves within this is on time, and nobody asks how long it took. */
const ON_TIME_MS = 10 * SECOND_MS

/** One line of what happened, as a sentence. */
export function lineWords(what: Happening, t: Words): string {
  switch (what.kind) {
    case 'connected':
      return what.outMs === null ? t(what.how) : t(`${what.how}Again`, { time: formatDuration(what.outMs) })
    case 'filling':
    case 'keyReplaced':
    case 'vaultLocked':
    case 'vaultUnlocked':
      return t(what.kind)
    case 'failed':
      return t('accountFailed', { cause: t(`cause_${what.failure}`) })
    case 'compared':
      return comparedWords(what, t)
    case 'queued':
    case 'triedAgain':
    case 'discarded':
      return t(what.kind, { intent: t(`intent_${what.intent}`) })
    case 'sent':
      return sentWords(what, t)
    case 'putOff':
    case 'inDoubt':
    case 'refused':
      return t(what.kind, { intent: t(`intent_${what.intent}`), cause: t(`cause_${what.failure}`) })
    case 'doubtEnded':
      return t(`doubt_${what.how}`, { intent: t(`intent_${what.intent}`) })
    case 'heldBack':
      return heldWords(what, t)
    case 'alarm':
      return t('alarm', { share: formatPercent(what.step / 100) })
    default:
      return assertNever(what)
  }
}

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>

function comparedWords({ recovered, unknown }: Of<'compared'>, t: Words): string {
  const found = recovered !== null && recovered > 0 ? t('recovered', { count: recovered }) : null
  if (unknown > 0) return t('unknown', { compared: found ?? t('comparedPlain'), count: unknown })
  return found ?? t(recovered === null ? 'comparedPlain' : 'comparedWhole')
}

function sentWords({ intent, attempts, waitedMs }: Of<'sent'>, t: Words): string {
  const words = { intent: t(`intent_${intent}`), time: formatDuration(waitedMs) }
  if (attempts > 1) return t('sentTries', { ...words, count: attempts })
  return t(waitedMs < ON_TIME_MS ? 'sent' : 'sentLate', words)
}

function heldWords({ reason, forMs }: Of<'heldBack'>, t: Words): string {
  if (reason === 'dayAlmostUsed') return t('held_dayAlmostUsed')
  return forMs === null ? t(`held_${reason}`) : t(`held_${reason}For`, { time: formatDuration(forMs) })
}
