import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { Group } from '#app/domain/group.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { CutText } from '#renderer/design/cut-text.tsx'
import { DataList, type Column } from '#renderer/design/data-list.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { groups, operators } from '#renderer/queries/people.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { groupMembers } from './group-members.ts'

export function GroupTable({ views, isBusy }: Readonly<{ views: readonly AccountView[]; isBusy: boolean }>) {
  const { t } = useTranslation('people')
  const scope = useScope()
  const trouble = useTrouble()
  const groupId = usePlace(place => place.groupId)
  const go = usePlace(place => place.go)
  const list = useQuery(groups(scope))
  const { data: team = [] } = useQuery(operators(scope))
  const membersOf = (group: Group) => {
    const names = groupMembers(group, team).map(({ operator }) => operator.name)
    return names.length === 0 && group.memberIds === null ? t('membersUnknown') : names.join(', ')
  }
  const columns: readonly Column<Group>[] = [
    { key: 'name', label: t('name'), width: 'minmax(120px, 1fr)', render: ({ name }) => <CutText>{name}</CutText> },
    {
      key: 'account', label: t('account'), width: 'minmax(128px, 1.2fr)',
      render: ({ accountId }) => {
        const account = views.find(view => view.account.id === accountId)?.account
        return account === undefined ? null : <AccountMark colour={account.colour} label={account.name} title={account.name} />
      },
    },
    { key: 'description', label: t('description'), width: 'minmax(120px, 2fr)', render: ({ description }) => <CutText>{description}</CutText> },
    { key: 'members', label: t('members'), width: 'minmax(120px, 2fr)', render: group => <CutText>{membersOf(group)}</CutText> },
  ]
  return (
    <QueryFaces isWaiting={list.isPending} waiting={<SkeletonRows label={t('loading')} />} trouble={trouble(t('failed'), unanswered(list))}>
      <DataList
        label={t('groups')}
        columns={columns}
        items={list.data ?? []}
        keyOf={({ id }) => id}
        currentKey={groupId}
        onOpen={({ id }) => go({ groupId: id })}
        rowHeight={44}
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
