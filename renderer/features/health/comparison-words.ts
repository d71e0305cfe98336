import type { TFunction } from 'i18next'
import type { Comparison } from '#app/domain/comparison.ts'
import { moment } from '#renderer/words/status-words.ts'

/** When it was compared, and what came out: first what nobody knows, then what was found. */
export function comparisonWords({ at, recovered, unknown, isCutShort }: Comparison, words: Readonly<{ t: TFunction<'health'>; now: number }>): string {
  const { t } = words
  const isWhole = unknown === 0 && !isCutShort
  const compared = outcome(recovered, isWhole, { compared: t('compared', { time: moment(at, words) }), t })
  if (unknown > 0) return t('comparedUnknown', { compared, count: unknown })
  return isCutShort ? t('comparedCutShort', { compared }) : compared
}

function outcome(recovered: Comparison['recovered'], isWhole: boolean, { compared, t }: Readonly<{ compared: string; t: TFunction<'health'> }>): string {
  if (recovered === 0) return isWhole ? t('comparedWhole', { compared }) : compared
  return recovered === null ? compared : t('comparedRecovered', { compared, count: recovered })
}
