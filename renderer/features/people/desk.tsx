import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '#app/contract/conversations.ts'
import type { Conversation } from '#app/domain/conversation.ts'
import { Button } from '#renderer/design/button.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { Picker } from '#renderer/design/picker.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { conversationPage, ROWS_PER_PAGE } from '#renderer/queries/conversations.ts'
import { operators } from '#renderer/queries/people.ts'
import { firstUnanswered } from '#renderer/queries/unanswered.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { saidLast } from '#renderer/words/said-last.ts'
import css from './people.module.css'

type DeskProps = Readonly<{
  view: ConversationView
  /** null = not known, or not yet. */
  openConversations: number | null
}>

/** What is assigned and not resolved, newest first; each can be given to somebody else from here. */
export function Desk({ view, openConversations }: DeskProps) {
  const { t } = useTranslation('people')
  const { t: listWords } = useTranslation('list')
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  const [shownPages, setShownPages] = useState(1)
  const pages = useQueries({ queries: Array.from({ length: shownPages }, (_, page) => conversationPage(view, page)) })
  const open = pages.flatMap(({ data }) => data?.rows ?? []).filter(({ conversation }) => conversation.status !== 'resolved')
  const hasMore = shownPages * ROWS_PER_PAGE < (pages[0]?.data?.total ?? 0) && (openConversations === null || open.length < openConversations)
  const isEmpty = openConversations === null ? open.length === 0 && !hasMore : openConversations === 0
  return (
    <section aria-label={t('assigned')}>
      <SectionHeader count={openConversations ?? undefined}>{t('assigned')}</SectionHeader>
      <QueryFaces isWaiting={pages[0]?.isPending ?? true} waiting={<SkeletonRows kind="line" count={3} label={t('loading')} />} trouble={trouble(t('deskFailed'), firstUnanswered(pages))} size="panel">
        {isEmpty && <p className={css.none}>{t('noAssigned')}</p>}
        <LinkList
          items={open.map(({ conversation, isPreviewKnown }) => ({
            key: conversation.id,
            title: nameOf(conversation) || t('unnamed'),
            isStrong: true,
            meta: saidLast({ conversation, isPreviewKnown }, listWords),
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
