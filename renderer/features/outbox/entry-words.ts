import type { TFunction } from 'i18next'
import type { Delivery, Intent, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { FailureWords } from '#renderer/words/describe-failure.ts'
import { formatPercent } from '#renderer/words/format.ts'
import { heldByDiskWords, untilWords } from '#renderer/words/until-words.ts'

/** What an entry wants, in a word. */
export function intentWords(intent: Intent, t: TFunction<'outbox'>): string {
  switch (intent.kind) {
    case 'reply':
      return t('reply')
    case 'note':
      return t('note')
    case 'file':
      return t('file')
    case 'status':
      return t('statusTo', { status: t(`status_${intent.status}`, { ns: 'list', defaultValue: intent.status }) })
    case 'assign':
      return t('assign')
    case 'read':
      return t(intent.read ? 'read' : 'unread')
    case 'segments':
      return t('segments')
  }
}

export type StateWordsNeeds = Readonly<{ isBehind: boolean; t: TFunction<'outbox'>; describe: (failure: NonNullable<FailureIn>) => FailureWords; clock: (at: OutboxEntry['createdAt']) => string; now: number; share: number | null }>
type FailureIn = Extract<Delivery, { failure: unknown }>['failure']

/** Where it stands, and why. */
export function stateWords({ delivery, heldByDisk }: Pick<OutboxEntry, 'delivery' | 'heldByDisk'>, { isBehind, t, describe, clock, now, share }: StateWordsNeeds): string {
  // Whatever else it waits for, nothing of it goes on before this.
  if (heldByDisk !== undefined) return `${describe(heldByDisk).what} ${heldByDiskWords(heldByDisk, t)}`
  switch (delivery.state) {
    case 'queued':
      return delivery.lastFailure === null ? t(isBehind ? 'behind' : 'queued') : `${describe(delivery.lastFailure).what} ${untilWords({ ...delivery, lastFailure: delivery.lastFailure }, t, now)}`
    case 'checking':
      return t('checking')
    case 'uncertain':
      return [t('uncertain'), describe(delivery.failure).what, delivery.lookedAt === undefined ? '' : t('lookedAt', { time: clock(delivery.lookedAt) })].join(' ').trim()
    case 'failed':
      return `${t('notSent')} ${describe(delivery.failure).what} ${describe(delivery.failure).you}`
    case 'uploading':
      return share === null ? t('uploading') : t('uploadingSoFar', { share: formatPercent(share) })
    case 'sending':
    case 'sent':
    case 'discarded':
      return t('sending')
  }
}
