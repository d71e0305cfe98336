import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { OperatorRow } from '#app/contract/people.ts'
import type { Conversation } from '#app/domain/conversation.ts'
import type { OperatorId } from '#app/domain/ids.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { PersonHead } from '#renderer/design/person-head.tsx'
import { Picker } from '#renderer/design/picker.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { conversationPage, ROWS_PER_PAGE } from '#renderer/queries/conversations.ts'
import { groups, operator, operators } from '#renderer/queries/people.ts'
import { firstUnanswered, unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import css from './people.module.css'
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
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  const row = useQuery(operator(id))
  return (
    <Panel title={t('details')} label={t('details')} actions={<IconButton icon="close" label={t('close')} onPress={() => go({ operatorId: null })} />}>
      <QueryFaces isWaiting={row.isPending} waiting={<SkeletonRows kind="line" label={t('loading')} />} trouble={trouble(t('oneFailed'), unanswered(row))}>
        {row.data !== undefined && (
          <>
            <Person row={row.data} />
            <Desk row={row.data} />
          </>
        )}
      </QueryFaces>
    </Panel>
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

function Desk({ row: { operator: person, openConversations } }: Readonly<{ row: OperatorRow }>) {
  const { t } = useTranslation('people')
  const { t: listWords } = useTranslation('list')
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  const [shownPages, setShownPages] = useState(1)
  const view = { lane: 'all', scope: [person.accountId], ...NOT_NARROWED, assigneeId: person.id } as const
  const pages = useQueries({ queries: Array.from({ length: shownPages }, (_, page) => conversationPage(view, page)) })
  const open = pages.flatMap(({ data }) => data?.rows ?? []).filter(({ conversation }) => conversation.status !== 'resolved')
  const hasMore = shownPages * ROWS_PER_PAGE < (pages[0]?.data?.total ?? 0) && open.length < openConversations
  return (
    <section aria-label={t('assigned')}>
      <SectionHeader count={openConversations}>{t('assigned')}</SectionHeader>
      <QueryFaces isWaiting={pages[0]?.isPending ?? true} waiting={<SkeletonRows kind="line" count={3} label={t('loading')} />} trouble={trouble(t('deskFailed'), firstUnanswered(pages))} size="panel">
        {openConversations === 0 && <p className={css.none}>{t('noAssigned')}</p>}
        <LinkList
          items={open.map(({ conversation }) => ({
            key: conversation.id,
            title: nameOf(conversation) || t('unnamed'),
            isStrong: true,
            meta: conversation.preview?.text || listWords('noSubject'),
            action: <GiveTo conversation={conversation} />,
            onPress: () => go({ panel: 'inbox', lane: 'all', conversationId: conversation.id }),
          }))}
        />
        {hasMore && (
          <Button variant="quiet" busy={pages.at(-1)?.isPending ?? false} onPress={() => setShownPages(shownPages + 1)}>
            {t('moreAssigned')}
          </Button>
        )}
      </QueryFaces>
    </section>
  )
}

function nameOf({ contactName, contactEmail }: Conversation): string {
  return contactName.trim() || contactEmail || ''
}

/** Gives one conversation of the desk to somebody else. */
function GiveTo({ conversation }: Readonly<{ conversation: Conversation }>) {
  const { t } = useTranslation('people')
  const [isOpen, setIsOpen] = useState(false)
  const { data: team = [] } = useQuery(operators([conversation.accountId]))
  const assign = useCommand('conversations.assign')
  const take = useSteps(steps => steps.take)
  const { id, groupId, assigneeId } = conversation
  const contact = nameOf(conversation) || t('unnamed')

  function give(to: string | undefined): void {
    setIsOpen(false)
    const chosen = team.find(row => row.operator.id === to)?.operator
    if (chosen === undefined || chosen.id === assigneeId) return
    void take({
      run: () => assign.mutateAsync({ id, operatorId: chosen.id, groupId }),
      text: t('assigned_to', { name: chosen.name }),
      back: () => assign.mutateAsync({ id, operatorId: assigneeId, groupId }),
    })
  }

  return (
    <Picker
      label={t('giveToLabel', { contact })}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small" variant="quiet" icon="assign">
          {t('giveTo')}
        </Button>
      }
      options={team.filter(row => row.operator.isActive).map(row => ({ value: row.operator.id, label: row.operator.name }))}
      values={assigneeId === null ? [] : [assigneeId]}
      emptyText={t('nobodyByName')}
      onChange={values => give(values[0])}
    />
  )
}
