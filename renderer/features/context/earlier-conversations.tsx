import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { ContactId, ConversationId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { conversationPage } from '#renderer/queries/conversations.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatAgo } from '#renderer/words/format.ts'
import { saidLast } from '#renderer/words/said-last.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import css from './context.module.css'

type EarlierProps = Readonly<{ contactId: ContactId; except: ConversationId }>

/** What the same contact wrote before, as far as it is known here. */
export function EarlierConversations({ contactId, except }: EarlierProps) {
  const { t } = useTranslation('context')
  const { t: listWords } = useTranslation('list')
  const { t: failureWords } = useTranslation('failures')
  const [isOpen, setIsOpen] = useState(true)
  const now = useNow()
  const go = usePlace(place => place.go)
  const load = useCommand('contacts.loadConversations')
  const trouble = useTrouble()
  const known = useQuery(conversationPage({ lane: 'all', scope: null, ...NOT_NARROWED, contactId }, 0))
  const rows = (known.data?.rows ?? []).filter(({ conversation }) => conversation.id !== except)
  return (
    <section>
      <SectionHeader open={isOpen} onToggle={() => setIsOpen(!isOpen)} count={rows.length}>
        {t('earlier')}
      </SectionHeader>
      {isOpen && (
        <>
          <QueryFaces isWaiting={known.isPending} trouble={trouble(t('earlierFailed'), unanswered(known))} size="panel">
            {rows.length === 0 && <p className={css.quiet}>{t('noEarlier')}</p>}
            <LinkList
              items={rows.map(({ conversation, isPreviewKnown }) => ({
                key: conversation.id,
                title: saidLast({ conversation, isPreviewKnown }, listWords),
                meta: `${listWords(`status_${conversation.status}`)} · ${formatAgo(conversation.updatedAt, now)}`,
                onPress: () => go({ conversationId: conversation.id }),
              }))}
            />
          </QueryFaces>
          {load.isError && (
            <p className={css.quiet} role="alert">
              {t('askFailed', { what: describeFailure(failureOf(load.error), failureWords).what })}
            </p>
          )}
          <div className={css.ways}>
            <Button size="small" variant="quiet" icon="refresh" busy={load.isPending} onPress={() => load.mutate({ id: contactId })}>
              {t('findEarlier')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
