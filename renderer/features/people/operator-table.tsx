import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { OperatorRow } from '#app/contract/people.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
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
      key: 'name', label: t('name'), width: 'minmax(160px, 2fr)',
      render: ({ operator, isMe }) => (
        <span className={css.person}>
          <Avatar name={operator.name} size={24} />
          <bdi className={css.cut}>{isMe ? t('you', { name: operator.name }) : operator.name}</bdi>
        </span>
      ),
    },
    {
      key: 'account', label: t('account'), width: 'minmax(96px, 1fr)',
      render: ({ operator }) => {
        const account = views.find(view => view.account.id === operator.accountId)?.account
        return account === undefined ? null : <AccountMark colour={account.colour} label={account.name} />
      },
    },
    { key: 'presence', label: t('presence'), width: '104px', render: ({ operator }) => <PresenceWords presence={operator.presence} /> },
    { key: 'role', label: t('role'), width: '120px', render: ({ operator }) => <span className={css.cut}>{operator.title ?? operator.role}</span> },
    { key: 'open', label: t('open'), width: '136px', align: 'end', render: ({ openConversations }) => formatNumber(openConversations) },
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
