import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationRow } from '#app/contract/conversations.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { accountOf } from '#app/domain/ids.ts'
import type { ThreadPage } from '#app/domain/thread.ts'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { conversation, thread } from '#renderer/queries/conversations.ts'
import { useFind } from '#renderer/ui-state/find.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { LIST_BESIDE_PX, useWidth } from '#renderer/ui-state/use-width.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { FindBar } from './find-bar.tsx'
import { MarkFound } from './marked.tsx'
import { ThreadActions, ThreadTitle } from './thread-header.tsx'
import { ThreadLog } from './thread-log.tsx'

const FIRST_ITEMS = 60

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
  const isFinding = useFind(find => find.conversationId === id)
  const asked = useFind(find => (find.conversationId === id ? find.text : ''))
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
      toolbar={isFinding && <FindBar id={id} />}
      scrolls={false}
    >
      <MarkFound asked={asked}>
        <ThreadLog
          id={id}
          page={page.data}
          name={name}
          unreadCount={row.data.conversation.unreadCount}
          view={view}
          isReachable={!isUnreachable}
          limit={limit}
          isAnswered={!page.isPlaceholderData}
          onLimit={setLimit}
        />
      </MarkFound>
    </Panel>
  )
}

function nameOf({ conversation: { contactName, contactEmail } }: ConversationRow): string {
  return contactName.trim() || contactEmail || ''
}

function ThreadFailed({ error, onRetry }: Readonly<{ error: unknown; onRetry: () => void }>) {
  const { t } = useTranslation('thread')
  const { t: failureWords } = useTranslation('failures')
  const { what, we, you } = describeFailure(failureOf(error), failureWords)
  return (
    <ErrorState title={t('failed')} cause={`${what} ${we}`} detail={you} action={<Button icon="retry" onPress={onRetry}>{t('retry')}</Button>} />
  )
}
