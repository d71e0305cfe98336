import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { ContactId } from '#app/domain/ids.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { DetailPanel } from '#renderer/design/detail-panel.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { LinkList } from '#renderer/design/link-list.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { PersonHead } from '#renderer/design/person-head.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { contact } from '#renderer/queries/contacts.ts'
import { conversationPage } from '#renderer/queries/conversations.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { CONTEXT_BESIDE_PX } from '#renderer/ui-state/layout.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatAgo, formatMoment } from '#renderer/words/format.ts'
import { saidLast } from '#renderer/words/said-last.ts'
import css from './contacts.module.css'

export function NoContact() {
  const { t } = useTranslation('contacts')
  return (
    <Panel label={t('details')}>
      <EmptyState kind="notYet" icon="contact" title={t('nothingOpen')}>
        {t('nothingOpenText')}
      </EmptyState>
    </Panel>
  )
}

/** One contact, and beside it what they wrote. */
export function ContactDetails({ id }: Readonly<{ id: ContactId }>) {
  const { t } = useTranslation('contacts')
  const { t: failureWords } = useTranslation('failures')
  const known = useQuery(contact(id))
  const refresh = useCommand('contacts.refresh')
  const { mutate } = refresh
  useEffect(() => mutate({ id }), [id, mutate])
  const go = usePlace(place => place.go)
  const isAlone = useWidth() < CONTEXT_BESIDE_PX
  return (
    <DetailPanel
      title={t('details')}
      isAlone={isAlone}
      backLabel={t('title')}
      closeLabel={t('close')}
      onClose={() => go({ contactId: null })}
      actions={known.data !== undefined && <IconButton icon="refresh" label={t('refresh')} onPress={() => mutate({ id })} />}
    >
      {known.data !== undefined ? (
        <>
          <Person contact={known.data} />
          <Conversations id={id} />
        </>
      ) : known.isPending || refresh.isPending ? (
        <SkeletonRows kind="line" label={t('loading')} />
      ) : (
        <ErrorState
          title={t('failed')}
          cause={describeFailure(failureOf(refresh.error ?? known.error), failureWords).what}
          action={<Button onPress={() => mutate({ id })}>{t('retry')}</Button>}
        />
      )}
    </DetailPanel>
  )
}

function Person({ contact: known }: Readonly<{ contact: Contact }>) {
  const { t } = useTranslation('contacts')
  const { data: views = [] } = useQuery(accounts())
  const openLayer = useLayers(layers => layers.open)
  const account = views.find(view => view.account.id === known.accountId)?.account
  const name = known.name || known.email || t('unnamed')
  const facts = [
    { key: 'email', label: t('email'), value: known.email },
    { key: 'phone', label: t('phone'), value: known.phone },
    { key: 'company', label: t('company'), value: known.company },
    { key: 'location', label: t('location'), value: known.location },
    { key: 'languages', label: t('languages'), value: known.languages.join(', ') },
    { key: 'seen', label: t('lastSeen'), value: known.isOnline === true || known.lastSeenAt === null ? null : formatMoment(known.lastSeenAt) },
    { key: 'created', label: t('firstSeen'), value: known.createdAt === null ? null : formatMoment(known.createdAt) },
  ].flatMap(fact => (fact.value === null || fact.value === '' ? [] : [{ ...fact, value: fact.value }]))
  return (
    <>
      <PersonHead
        name={name}
        marks={
          <>
            {account !== undefined && <AccountMark colour={account.colour} label={account.name} />}
            {known.isOnline === true && (
              <IconText icon="live" tone="live">
                {t('online')}
              </IconText>
            )}
          </>
        }
        action={
          <Button icon="edit" size="small" onPress={() => openLayer('newConversation')}>
            {t('write')}
          </Button>
        }
      />
      <DefinitionList items={facts} />
      {known.segments.length > 0 && (
        <>
          <SectionHeader>{t('segments')}</SectionHeader>
          <div className={css.chips}>
            {known.segments.map(segment => (
              <Chip key={segment} icon="tag">
                {segment}
              </Chip>
            ))}
          </div>
        </>
      )}
      {known.properties.length > 0 && (
        <>
          <SectionHeader>{t('properties')}</SectionHeader>
          <DefinitionList items={known.properties.map((property, nth) => ({ key: `${nth} ${property.name}`, label: property.name, value: property.value }))} />
        </>
      )}
    </>
  )
}

function Conversations({ id }: Readonly<{ id: ContactId }>) {
  const { t } = useTranslation('contacts')
  const { t: listWords } = useTranslation('list')
  const now = useNow()
  const go = usePlace(place => place.go)
  const load = useCommand('contacts.loadConversations')
  const { mutate } = load
  useEffect(() => mutate({ id }), [id, mutate])
  const { data } = useQuery(conversationPage({ lane: 'all', scope: null, ...NOT_NARROWED, contactId: id }, 0))
  return (
    <section aria-label={t('conversations')}>
      <SectionHeader count={data?.total}>{t('conversations')}</SectionHeader>
      {data?.total === 0 && <p className={css.quiet}>{load.isPending ? t('loadingMore') : t('noConversations')}</p>}
      <LinkList
        items={(data?.rows ?? []).map(({ conversation, isPreviewKnown }) => ({
          key: conversation.id,
          title: saidLast({ conversation, isPreviewKnown }, listWords),
          meta: `${listWords(`status_${conversation.status}`)} · ${formatAgo(conversation.updatedAt, now)}`,
          onPress: () => go({ panel: 'inbox', lane: 'all', conversationId: conversation.id }),
        }))}
      />
      <div className={css.ways}>
        <Button size="small" variant="quiet" icon="refresh" busy={load.isPending} onPress={() => mutate({ id })}>
          {t('loadConversations')}
        </Button>
      </div>
    </section>
  )
}
