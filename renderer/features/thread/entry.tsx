import { useTranslation } from 'react-i18next'
import { ErrorBoundary } from '#renderer/design/error-boundary.tsx'
import { DayLine } from '#renderer/design/thread-line.tsx'
import { formatDay } from '#renderer/words/format.ts'
import { ItemView } from './item-view.tsx'
import { PendingView } from './pending-view.tsx'
import { PlainItem } from './plain-item.tsx'
import type { ThreadEntry } from './thread-entries.ts'

type EntryProps = Readonly<{ entry: ThreadEntry; name: string; now: number }>

/** One line of the thread, whatever it is. */
export function Entry({ entry, name, now }: EntryProps) {
  switch (entry.kind) {
    case 'day':
      return <DayLine>{formatDay(entry.at, now)}</DayLine>
    case 'unread':
      return <UnreadLine count={entry.count} />
    case 'item':
      return (
        <ErrorBoundary renderFailed={() => <PlainItem item={entry.item} />}>
          <ItemView item={entry.item} isFirst={entry.isFirst} contactName={name} />
        </ErrorBoundary>
      )
    case 'pending':
      return <PendingView entry={entry.entry} isFirst={entry.isFirst} isBehind={entry.isBehind} />
  }
}

function UnreadLine({ count }: Readonly<{ count: number }>) {
  const { t } = useTranslation('thread')
  return <DayLine tone="unread">{t('newestUnseen', { count })}</DayLine>
}

