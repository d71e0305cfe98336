import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ConversationView, NOT_NARROWED } from '#app/contract/conversations.ts'
import type { Group } from '#app/domain/group.ts'
import { accountOf, type GroupId, type OperatorId } from '#app/domain/ids.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { DetailPanel } from '#renderer/design/detail-panel.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { PersonHead } from '#renderer/design/person-head.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { conversationPage } from '#renderer/queries/conversations.ts'
import { groups, operators } from '#renderer/queries/people.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { CONTEXT_BESIDE_PX } from '#renderer/ui-state/layout.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { Desk } from './desk.tsx'
import { groupMembers } from './group-members.ts'
import css from './people.module.css'

export function NoGroup() {
  const { t } = useTranslation('people')
  return (
    <Panel label={t('groupDetails')}>
      <EmptyState kind="notYet" icon="users" title={t('noGroupOpen')}>
        {t('noGroupOpenText')}
      </EmptyState>
    </Panel>
  )
}

type GroupDetailsProps = Readonly<{ id: GroupId; onMember: (id: OperatorId) => void }>

/** One group: who is in it, and what is assigned to it. */
export function GroupDetails({ id, onMember }: GroupDetailsProps) {
  const { t } = useTranslation('people')
  const isAlone = useWidth() < CONTEXT_BESIDE_PX
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  const known = useQuery(groups([accountOf(id)]))
  const group = known.data?.find(one => one.id === id)
  return (
    <DetailPanel title={t('groupDetails')} isAlone={isAlone} backLabel={t('title')} closeLabel={t('close')} onClose={() => go({ groupId: null })}>
      <QueryFaces isWaiting={known.isPending} waiting={<SkeletonRows kind="line" label={t('loading')} />} trouble={trouble(t('failed'), unanswered(known))}>
        {group === undefined ? <p className={css.none}>{t('groupGone')}</p> : <Facts group={group} onMember={onMember} />}
      </QueryFaces>
    </DetailPanel>
  )
}

function Facts({ group, onMember }: Readonly<{ group: Group; onMember: (id: OperatorId) => void }>) {
  const { t } = useTranslation('people')
  const { data: views = [] } = useQuery(accounts())
  const { data: team = [] } = useQuery(operators([group.accountId]))
  const account = views.find(view => view.account.id === group.accountId)?.account
  const members = groupMembers(group, team)
  return (
    <>
      <PersonHead name={group.name} marks={account !== undefined && <AccountMark colour={account.colour} label={account.name} />} />
      {group.description !== null && group.description !== '' && <p className={css.none}>{group.description}</p>}
      <section aria-label={t('members')}>
        <SectionHeader count={members.length}>{t('members')}</SectionHeader>
        {members.length === 0 && <p className={css.none}>{t(group.memberIds === null ? 'membersNotTold' : 'noMembers')}</p>}
        <LinkList
          items={members.map(({ operator }) => ({
            key: operator.id,
            title: operator.name,
            meta: [t(`presence_${operator.presence}`), operator.title ?? operator.role].filter(Boolean).join(' · '),
            onPress: () => onMember(operator.id),
          }))}
        />
      </section>
      <GroupDesk group={group} />
    </>
  )
}

/** Where a service assigns nothing to groups, that is said instead of "nothing is assigned". */
export function GroupDesk({ group: { id, accountId } }: Readonly<{ group: Group }>) {
  const { t: capabilityWords } = useTranslation('capabilities')
  const { t } = useTranslation('people')
  const { data: views = [] } = useQuery(accounts())
  const of = views.find(({ account }) => account.id === accountId)
  const view: ConversationView = { lane: 'all', scope: [accountId], ...NOT_NARROWED, groupId: id }
  const all = useQuery(conversationPage(view, 0))
  const resolved = useQuery(conversationPage({ ...view, lane: 'resolved' }, 0))
  const lacking = of === undefined ? null : capabilitySentence(of, 'assignGroup', capabilityWords)
  if (lacking !== null && all.data?.total === 0)
    return (
      <section aria-label={t('assigned')}>
        <SectionHeader>{t('assigned')}</SectionHeader>
        <p className={css.none}>{lacking}</p>
      </section>
    )
  const isKnown = all.data !== undefined && resolved.data !== undefined
  return <Desk view={view} openConversations={isKnown ? all.data.total - resolved.data.total : null} />
}
