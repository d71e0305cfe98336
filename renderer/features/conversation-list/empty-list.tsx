import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { Lane } from '#app/domain/lane.ts'
import type { Failure } from '#app/failure.ts'
import { EmptyState } from '#renderer/design/empty-state.tsx'

type EmptyListProps = Readonly<{ lane: Lane; isNarrowed: boolean; views: readonly AccountView[] }>

/** Failures that tell of the way to a service. Keys that are locked, or a disk that is damaged, tell nothing of it. */
const REACHES: ReadonlySet<Failure['kind']> = new Set(['offline', 'providerDown', 'rateLimited'])

/** Why there is nothing: it is still being read, or it is really empty. */
export function EmptyList({ lane, isNarrowed, views }: EmptyListProps) {
  const { t } = useTranslation('list')
  const pages = views.reduce((sum, { status }) => sum + (status.state === 'filling' ? status.pagesDone : 0), 0)
  const isFirst = views.some(({ status }) => status.state === 'connecting' || status.state === 'filling')
  if (isFirst)
    return (
      <EmptyState kind="notYet" title={t('emptyFirst')}>
        {t('emptyFirstText', { count: pages })}
      </EmptyState>
    )
  const failures = views.flatMap(({ status }) => (status.state === 'failed' ? [status.failure] : []))
  // Whoever was reached since the start and is not now has an empty list of that hour: the line above says so.
  const isNew = views.every(({ status }) => status.state === 'failed' && status.lastGoodAt === null)
  if (views.length > 0 && failures.length === views.length && isNew)
    return (
      <EmptyState kind="notYet" icon="offline" title={t('emptyFailed')}>
        {failures.every(failure => REACHES.has(failure.kind)) ? t('emptyFailedText') : t('emptyHeldText')}
      </EmptyState>
    )
  if (isNarrowed)
    return (
      <EmptyState kind="noMatch" title={t('emptyNarrowed')}>
        {t('emptyNarrowedText')}
      </EmptyState>
    )
  const words = {
    waiting: ['emptyWaiting', 'emptyWaitingText'],
    mine: ['emptyMine', 'emptyMineText'],
    unassigned: ['emptyUnassigned', 'emptyUnassignedText'],
    resolved: ['emptyResolved', 'emptyResolvedText'],
    all: ['emptyAll', 'emptyAllText'],
  } as const satisfies Record<Lane, readonly [string, string]>
  const [title, text] = words[lane]
  return (
    <EmptyState kind={lane === 'waiting' || lane === 'unassigned' ? 'done' : 'noMatch'} title={t(title)}>
      {t(text)}
    </EmptyState>
  )
}
