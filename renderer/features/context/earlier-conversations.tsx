import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactId, ConversationId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { conversationPage } from '#renderer/queries/conversations.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { formatAgo } from '#renderer/words/format.ts'
import css from './context.module.css'

type EarlierProps = Readonly<{ contactId: ContactId; except: ConversationId }>

/** What the same contact wrote before, as far as it is known here. */
export function EarlierConversations({ contactId, except }: EarlierProps) {
  const { t } = useTranslation('context')
  const { t: listWords } = useTranslation('list')
  const [isOpen, setIsOpen] = useState(true)
  const now = useNow()
  const go = usePlace(place => place.go)
  const load = useCommand('contacts.loadConversations')
  const { data } = useQuery(conversationPage({ lane: 'all', scope: null, contactId, assigneeId: null, inboxId: null }, 0))
  const rows = (data?.rows ?? []).filter(({ conversation }) => conversation.id !== except)
  return (
    <section>
      <SectionHeader open={isOpen} onToggle={() => setIsOpen(!isOpen)} count={rows.length}>
        {t('earlier')}
      </SectionHeader>
      {isOpen && (
        <>
          {rows.length === 0 && <p className={css.quiet}>{t('noEarlier')}</p>}
          <LinkList
            items={rows.map(({ conversation }) => ({
              key: conversation.id,
              title: conversation.preview?.text || conversation.subject || listWords('noSubject'),
              meta: `${listWords(`status_${conversation.status}`)} · ${formatAgo(conversation.updatedAt, now)}`,
              onPress: () => go({ conversationId: conversation.id }),
            }))}
          />
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
