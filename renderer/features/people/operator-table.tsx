import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { OperatorRow } from '#app/contract/people.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { CutText } from '#renderer/design/cut-text.tsx'
import { DataList, type Column } from '#renderer/design/data-list.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { operators } from '#renderer/queries/people.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { formatNumber } from '#renderer/words/format.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import css from './people.module.css'
import { PresenceWords } from './presence-words.tsx'

export function OperatorTable({ views, isBusy }: Readonly<{ views: readonly AccountView[]; isBusy: boolean }>) {
  const { t } = useTranslation('people')
  const trouble = useTrouble()
  const list = useQuery(operators(useScope()))
  const operatorId = usePlace(place => place.operatorId)
  const go = usePlace(place => place.go)
  const columns: readonly Column<OperatorRow>[] = [
    {
      key: 'name', label: t('name'), width: 'minmax(144px, 1.5fr)',
      render: ({ operator, isMe }) => (
        <span className={css.person}>
          <Avatar name={operator.name} size={24} />
          <CutText>{isMe ? t('you', { name: operator.name }) : operator.name}</CutText>
        </span>
      ),
    },
    {
      key: 'account', label: t('account'), width: 'minmax(128px, 1.3fr)',
      render: ({ operator }) => {
        const account = views.find(view => view.account.id === operator.accountId)?.account
        return account === undefined ? null : <AccountMark colour={account.colour} label={account.name} title={account.name} />
      },
    },
    { key: 'presence', label: t('presence'), width: '96px', render: ({ operator }) => <PresenceWords presence={operator.presence} /> },
    { key: 'role', label: t('role'), width: 'minmax(88px, 1fr)', render: ({ operator }) => <CutText>{operator.title ?? operator.role}</CutText> },
    { key: 'open', label: t('open'), width: '124px', align: 'end', render: ({ openConversations }) => formatNumber(openConversations) },
  ]
  return (
    <QueryFaces isWaiting={list.isPending} waiting={<SkeletonRows label={t('loading')} />} trouble={trouble(t('failed'), unanswered(list))}>
      <DataList
        label={t('operators')}
        columns={columns}
        items={list.data ?? []}
        keyOf={({ operator }) => operator.id}
        currentKey={operatorId}
        rowHeight={44}
        onOpen={({ operator }) => go({ operatorId: operator.id })}
        busy={isBusy}
        empty={
          <EmptyState kind="notYet" title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </QueryFaces>
  )
}
