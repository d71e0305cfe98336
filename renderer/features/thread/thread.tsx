import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { ConversationRow } from '#app/contract/conversations.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { accountOf } from '#app/domain/ids.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { MessageList } from '#renderer/design/message-list.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { DayLine } from '#renderer/design/thread-line.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { conversation, thread } from '#renderer/queries/conversations.ts'
import { useOnChange } from '#renderer/queries/use-changes.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { LIST_BESIDE_PX, useWidth } from '#renderer/ui-state/use-width.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatDay } from '#renderer/words/format.ts'
import { Freshness } from './freshness.tsx'
import { ItemView } from './item-view.tsx'
import { PendingView } from './pending-view.tsx'
import { firstUnread, threadEntries, type ThreadEntry } from './thread-entries.ts'
import { ThreadActions, ThreadTitle } from './thread-header.tsx'
import css from './thread.module.css'
import { useArrivals } from './use-arrivals.ts'
import { useReadOnScreen } from './use-read-on-screen.ts'

const FIRST_ITEMS = 60
const MORE_ITEMS = 200
/** The contract's own limit for one question. */
const MOST_ITEMS = 10_000

export function NoThread() {
  const { t } = useTranslation('thread')
  return (
    <EmptyState kind="notYet" icon="chat" title={t('nothingOpen')}>
      {t('nothingOpenText')}
    </EmptyState>
  )
}

/** One conversation: its head, what was said, and what has not left yet. Opening it fills it from the service. */
export function Thread({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('thread')
  const [limit, setLimit] = useState(FIRST_ITEMS)
  const row = useQuery(conversation(id))
  const page = useQuery({ ...thread(id, limit), placeholderData: (before: ThreadPage | undefined) => before })
  const { data: views = [] } = useQuery(accounts())
  const width = useWidth()
  const go = usePlace(place => place.go)
  const { mutate: watch, isError: isUnreachable } = useCommand('thread.watch')
  useEffect(() => {
    watch({ conversationId: id })
    return () => watch({ conversationId: null })
  }, [id, watch])

  const view = views.find(({ account }) => account.id === accountOf(id)) ?? null
  const failed = row.error ?? page.error
  if (failed !== null) return <ThreadFailed error={failed} onRetry={() => void Promise.all([row.refetch(), page.refetch()])} />
  if (row.data === undefined || page.data === undefined) return <SkeletonRows kind="bubble" label={t('loading')} />
  const name = nameOf(row.data) || t('unnamed')
  return (
    <Panel
      title={
        <>
          {width < LIST_BESIDE_PX && <IconButton icon="back" label={t('back')} onPress={() => go({ conversationId: null })} />}
          <ThreadTitle row={row.data} view={view} name={name} />
        </>
      }
      actions={<ThreadActions row={row.data} view={view} />}
      scrolls={false}
    >
      <Log
        id={id}
        page={page.data}
        name={name}
        unreadCount={row.data.conversation.unreadCount}
        view={view}
        isReachable={!isUnreachable}
        onMore={page.data.older === 'here' && limit < MOST_ITEMS ? () => setLimit(shown => Math.min(shown + MORE_ITEMS, MOST_ITEMS)) : undefined}
      />
    </Panel>
  )
}

function nameOf({ conversation: { contactName, contactEmail } }: ConversationRow): string {
  return contactName.trim() || contactEmail || ''
}

type LogProps = Readonly<{ id: ConversationId; page: ThreadPage; name: string; unreadCount: number; view: AccountView | null; isReachable: boolean; onMore: (() => void) | undefined }>

const dayOf = (at: number) => new Date(at).toDateString()

function Log({ id, page, name, unreadCount, view, isReachable, onMore }: LogProps) {
  const { t } = useTranslation('thread')
  const now = useNow()
  const loadOlder = useCommand('thread.loadOlder')
  const [isTyping, setIsTyping] = useState(false)
  useOnChange('typing', useCallback(change => {
    if (change.conversationId === id) setIsTyping(change.isTyping)
  }, [id]))
  // Where reading went on is kept as it was when the thread was opened, however much is read meanwhile.
  const [unread] = useState(() => firstUnread(page.items, unreadCount))
  useArrivals(page.items, name)
  // It begins at its end, and says so only when that changes.
  const [isAtEnd, setIsAtEnd] = useState(true)
  const entries = threadEntries({ items: page.items, pending: page.pending, unread, dayOf })
  useReadOnScreen({ id, unread: unreadCount, isNewestInView: isAtEnd && entries.length > 0 })

  function reachTop(): void {
    // Until it was compared, its newest stretch is on its way: what lies before that is another question.
    const isCompared = page.checkedAt !== null
    if (onMore !== undefined) onMore()
    else if (isCompared && page.older === 'remote' && !loadOlder.isPending && !loadOlder.isError) loadOlder.mutate({ conversationId: id })
  }

  return (
    <div className={css.log} data-account={view?.account.colour}>
      {entries.length === 0 ? (
        <NothingHere isRead={page.checkedAt !== null} isReachable={isReachable} />
      ) : (
        <MessageList
          label={t('label', { name })}
          items={entries}
          keyOf={entry => entry.key}
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

function Entry({ entry, name, now }: Readonly<{ entry: ThreadEntry; name: string; now: number }>) {
  switch (entry.kind) {
    case 'day':
      return <DayLine>{formatDay(entry.at, now)}</DayLine>
    case 'unread':
      return <UnreadLine count={entry.count} />
    case 'item':
      return <ItemView item={entry.item} isFirst={entry.isFirst} contactName={name} />
    case 'pending':
      return <PendingView entry={entry.entry} isFirst={entry.isFirst} />
  }
}

function UnreadLine({ count }: Readonly<{ count: number }>) {
  const { t } = useTranslation('thread')
  return <DayLine tone="unread">{t('newestUnseen', { count })}</DayLine>
}

function Head({ page, isLoading, hasFailed }: Readonly<{ page: ThreadPage; isLoading: boolean; hasFailed: boolean }>) {
  const { t } = useTranslation('thread')
  if (isLoading) return <span className={css.head}>{t('loadingOlder')}</span>
  if (hasFailed) return <span className={css.head}>{t('olderFailed')}</span>
  return page.older === 'none' ? <span className={css.head}>{t('beginning')}</span> : null
}

function ThreadFailed({ error, onRetry }: Readonly<{ error: unknown; onRetry: () => void }>) {
  const { t } = useTranslation('thread')
  const { t: failureWords } = useTranslation('failures')
  const { what, we, you } = describeFailure(failureOf(error), failureWords)
  return (
    <ErrorState title={t('failed')} cause={`${what} ${we}`} detail={you} action={<Button icon="retry" onPress={onRetry}>{t('retry')}</Button>} />
  )
}
