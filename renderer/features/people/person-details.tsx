import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import type { OperatorRow } from '#app/contract/people.ts'
import type { OperatorId } from '#app/domain/ids.ts'
import type { Operator } from '#app/domain/operator.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { DetailPanel } from '#renderer/design/detail-panel.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { PersonHead } from '#renderer/design/person-head.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { groups, operator } from '#renderer/queries/people.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { CONTEXT_BESIDE_PX } from '#renderer/ui-state/layout.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { Desk } from './desk.tsx'
import { PresenceWords } from './presence-words.tsx'

export function NoPerson() {
  const { t } = useTranslation('people')
  return (
    <Panel label={t('details')}>
      <EmptyState kind="notYet" icon="person" title={t('nothingOpen')}>
        {t('nothingOpenText')}
      </EmptyState>
    </Panel>
  )
}

/** One operator and what is on the desk, which can be given to somebody else from here. */
export function PersonDetails({ id }: Readonly<{ id: OperatorId }>) {
  const { t } = useTranslation('people')
  const isAlone = useWidth() < CONTEXT_BESIDE_PX
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  const row = useQuery(operator(id))
  return (
    <DetailPanel title={t('details')} isAlone={isAlone} backLabel={t('title')} closeLabel={t('close')} onClose={() => go({ operatorId: null })}>
      <QueryFaces isWaiting={row.isPending} waiting={<SkeletonRows kind="line" label={t('loading')} />} trouble={trouble(t('oneFailed'), unanswered(row))}>
        {row.data !== undefined && (
          <>
            <Person row={row.data} />
            <Desk view={viewOf(row.data.operator)} openConversations={row.data.openConversations} />
          </>
        )}
      </QueryFaces>
    </DetailPanel>
  )
}

function Person({ row: { operator: person, isMe } }: Readonly<{ row: OperatorRow }>) {
  const { t } = useTranslation('people')
  const { data: views = [] } = useQuery(accounts())
  const { data: known = [] } = useQuery(groups([person.accountId]))
  const account = views.find(view => view.account.id === person.accountId)?.account
  const inGroups = known.filter(({ id, memberIds }) => person.groupIds.includes(id) || memberIds?.includes(person.id)).map(({ name }) => name)
  return (
    <>
      <PersonHead
        name={person.name}
        after={isMe ? t('youAfter') : undefined}
        marks={
          <>
            {account !== undefined && <AccountMark colour={account.colour} label={account.name} />}
            <PresenceWords presence={person.presence} />
          </>
        }
      />
      <DefinitionList
        items={[
          { key: 'email', label: t('email'), value: person.email },
          { key: 'title', label: t('jobTitle'), value: person.title },
          { key: 'role', label: t('role'), value: person.role },
          { key: 'groups', label: t('inGroups'), value: inGroups.join(', ') },
        ].flatMap(fact => (fact.value === null || fact.value === '' ? [] : [{ ...fact, value: fact.value }]))}
      />
    </>
  )
}

const viewOf = ({ id, accountId }: Operator): ConversationView => ({ lane: 'all', scope: [accountId], ...NOT_NARROWED, assigneeId: id })
