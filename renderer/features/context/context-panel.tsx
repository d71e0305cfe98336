import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactId, ConversationId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { PersonHead } from '#renderer/design/person-head.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { contact } from '#renderer/queries/contacts.ts'
import { conversation } from '#renderer/queries/conversations.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './context.module.css'
import { ConversationSegments } from './conversation-segments.tsx'
import { EarlierConversations } from './earlier-conversations.tsx'
import { contactFacts, conversationFacts } from './facts.ts'

/** Who this is, what the conversation is, and what else they wrote. */
export function ContextPanel({ id }: Readonly<{ id: ConversationId }>) {
  const { t } = useTranslation('context')
  const perform = useActions(actions => actions.perform)
  const row = useQuery(conversation(id))
  if (row.data === undefined) return <SkeletonRows kind="line" label={t('loading')} />
  const { conversation: facts } = row.data
  const name = facts.contactName.trim() || facts.contactEmail || t('unnamed')
  return (
    <Panel title={t('label')} label={t('label')} actions={<IconButton icon="close" label={t('hide')} onPress={() => perform('toggleContext')} />}>
      <PersonHead
        name={name}
        marks={
          facts.contactOnline === true && (
            <IconText icon="live" tone="live">
              {t('online')}
            </IconText>
          )
        }
      />
      {facts.contactId === null ? <p className={css.quiet}>{t('notKnown')}</p> : <Profile id={facts.contactId} isOnline={facts.contactOnline === true} />}
      <Section title={t('conversation')}>
        <DefinitionList items={conversationFacts(row.data, t)} />
        <ConversationSegments conversation={facts} />
      </Section>
      {facts.contactId !== null && <EarlierConversations contactId={facts.contactId} except={id} />}
    </Panel>
  )
}

function Profile({ id, isOnline }: Readonly<{ id: ContactId; isOnline: boolean }>) {
  const { t } = useTranslation('context')
  const { t: failureWords } = useTranslation('failures')
  const go = usePlace(place => place.go)
  const known = useQuery(contact(id))
  const { mutate: refresh, isPending: isAsking, error: notAsked } = useCommand('contacts.refresh')
  const isUnknown = known.isError && failureOf(known.error).kind === 'notFound'
  // Not stored yet: the service is asked once; the answer arrives as a change.
  useEffect(() => {
    if (isUnknown) refresh({ id })
  }, [isUnknown, refresh, id])
  if (known.isPending || isAsking) return <SkeletonRows kind="line" count={4} label={t('loading')} />
  if (known.isError) {
    // That it is not stored here says nothing about the service, which may not have answered.
    const failure = failureOf(notAsked ?? known.error)
    return <p className={css.quiet}>{failure.kind === 'notFound' ? t('notKnown') : t('failed', { what: describeFailure(failure, failureWords).what })}</p>
  }
  const { properties, segments, notepad } = known.data
  return (
    <>
      <Section title={t('contact')}>
        <DefinitionList items={contactFacts(known.data, isOnline, t)} />
        {segments.length > 0 && <Chips words={segments} />}
        {notepad !== null && notepad !== '' && <p className={css.notepad}>{notepad}</p>}
        <div className={css.ways}>
          <Button size="small" variant="quiet" icon="contact" onPress={() => go({ panel: 'contacts', contactId: id })}>
            {t('openContact')}
          </Button>
        </div>
      </Section>
      {properties.length > 0 && (
        <Section title={t('properties')}>
          <DefinitionList items={properties.map(({ name, value }, nth) => ({ key: `${nth} ${name}`, label: name, value }))} />
        </Section>
      )}
    </>
  )
}

function Section({ title, children }: Readonly<{ title: string; children: React.ReactNode }>) {
  const [isOpen, setIsOpen] = useState(true)
  return (
    <section>
      <SectionHeader open={isOpen} onToggle={() => setIsOpen(!isOpen)}>
        {title}
      </SectionHeader>
      {isOpen && children}
    </section>
  )
}

function Chips({ words }: Readonly<{ words: readonly string[] }>) {
  return (
    <div className={css.chips}>
      {words.map(word => (
        <Chip key={word} icon="tag">
          {word}
        </Chip>
      ))}
    </div>
  )
}
