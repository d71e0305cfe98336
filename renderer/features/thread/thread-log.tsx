import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { MessageList, type MessageListHandle } from '#renderer/design/message-list.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { useOnChange } from '#renderer/queries/use-changes.ts'
import { useFind } from '#renderer/ui-state/find.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { Entry } from './entry.tsx'
import { Freshness } from './freshness.tsx'
import { MOST_ITEMS } from './jump.ts'
import { firstUnread, threadEntries } from './thread-entries.ts'
import css from './thread.module.css'
import { useArrivals } from './use-arrivals.ts'
import { useReadOnScreen } from './use-read-on-screen.ts'
import { useShownItem } from './use-shown-item.ts'

const MORE_ITEMS = 200

type ThreadLogProps = Readonly<{
  id: ConversationId
  page: ThreadPage
  name: string
  unreadCount: number
  view: AccountView | null
  isReachable: boolean
  /** So many of the newest items are asked for, and whether `page` is the answer to that already. */
  limit: number
  isAnswered: boolean
  onLimit: (limit: number) => void
}>

const dayOf = (at: number) => new Date(at).toDateString()

/** What was said, from its end; older stretches come as one goes up. */
export function ThreadLog({ id, page, name, unreadCount, view, isReachable, limit, isAnswered, onLimit }: ThreadLogProps) {
  const { t } = useTranslation('thread')
  const now = useNow()
  const loadOlder = useCommand('thread.loadOlder')
  const list = useRef<MessageListHandle>(null)
  const [isTyping, setIsTyping] = useState(false)
  useOnChange('typing', useCallback(change => {
    if (change.conversationId === id) setIsTyping(change.isTyping)
  }, [id]))
  // Where reading went on is kept as it was when the thread was opened, however much is read meanwhile.
  const [unread] = useState(() => firstUnread(page.items, unreadCount))
  useArrivals(page, name)
  // It begins at its end, and says so only when that changes.
  const [isAtEnd, setIsAtEnd] = useState(true)
  const entries = threadEntries({ items: page.items, pending: page.pending, unread, dayOf })
  useReadOnScreen({ id, unread: unreadCount, isNewestInView: isAtEnd && entries.length > 0 })

  const match = useFind(find => find.at)
  const isFinding = useFind(find => find.conversationId === id)
  useShownItem({ id, items: page.items, limit, isAnswered, onLimit, list, takesFocus: !isFinding })

  function reachTop(): void {
    // Until it was compared, its newest stretch is on its way: what lies before that is another question.
    const isCompared = page.checkedAt !== null
    if (page.older === 'here') onLimit(Math.min(limit + MORE_ITEMS, MOST_ITEMS))
    else if (isCompared && page.older === 'remote' && !loadOlder.isPending && !loadOlder.isError) loadOlder.mutate({ conversationId: id })
  }

  return (
    <div className={css.log} data-account={view?.account.colour}>
      {entries.length === 0 ? (
        <NothingHere isRead={page.checkedAt !== null} isReachable={isReachable} />
      ) : (
        <MessageList
          ref={list}
          label={t('label', { name })}
          items={entries}
          keyOf={entry => entry.key}
          currentKey={(isFinding ? match : null) ?? undefined}
          renderItem={entry => <Entry entry={entry} name={name} now={now} />}
          head={<Head page={page} isLoading={loadOlder.isPending} hasFailed={loadOlder.isError} />}
          busy={loadOlder.isPending}
          onReachTop={reachTop}
          onAtEndChange={setIsAtEnd}
          newestLabel={unseen => (unseen > 0 ? t('newestUnseen', { count: unseen }) : t('newest'))}
        />
      )}
      <p className={css.fresh}>
        <span>{isTyping && t('typing', { name })}</span>
        <span>{view !== null && <Freshness status={view.status} checkedAt={page.checkedAt} />}</span>
      </p>
    </div>
  )
}

/** Not read is not empty. */
function NothingHere({ isRead, isReachable }: Readonly<{ isRead: boolean; isReachable: boolean }>) {
  const { t } = useTranslation('thread')
  if (isRead) return <EmptyState kind="notYet" icon="chat" title={t('empty')} />
  if (isReachable) return <SkeletonRows kind="bubble" label={t('loading')} />
  return (
    <EmptyState kind="notYet" icon="offline" title={t('notRead')}>
      {t('notReadText')}
    </EmptyState>
  )
}

function Head({ page, isLoading, hasFailed }: Readonly<{ page: ThreadPage; isLoading: boolean; hasFailed: boolean }>) {
  const { t } = useTranslation('thread')
  if (isLoading) return <span className={css.head}>{t('loadingOlder')}</span>
  if (hasFailed) return <span className={css.head}>{t('olderFailed')}</span>
  return page.older === 'none' ? <span className={css.head}>{t('beginning')}</span> : null
}
