import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { Contact } from '#app/domain/contact.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Banners } from '#renderer/design/banners.tsx'
import { Button } from '#renderer/design/button.tsx'
import { CutText } from '#renderer/design/cut-text.tsx'
import { DataList, type Column } from '#renderer/design/data-list.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { TimeText } from '#renderer/design/time-text.tsx'
import type { useCommand } from '#renderer/queries/command.ts'
import { contactPage, CONTACTS_PER_PAGE } from '#renderer/queries/contacts.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { formatAgo, formatExact } from '#renderer/words/format.ts'
import { useAccountNotices } from '#renderer/words/use-account-notices.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import css from './contacts.module.css'
import { FindContact } from './find-contact.tsx'

type ContactListProps = Readonly<{
  search: string
  typed: string
  onType: (text: string) => void
  views: readonly AccountView[]
  load: ReturnType<typeof useCommand<'contacts.loadMore'>>
}>

export function ContactList({ search, typed, onType, views, load }: ContactListProps) {
  const { t } = useTranslation('contacts')
  const scope = useScope()
  const columns = useColumns(views)
  const notices = useAccountNotices({ views, outcomes: load.data ?? [], capability: 'contacts' })
  const trouble = useTrouble()
  // As many as were scrolled to, of this search and scope; another one begins at its first.
  const about = JSON.stringify([scope, search])
  const [reached, setReached] = useState({ about, pages: 1 })
  const pages = reached.about === about ? reached.pages : 1
  const asked = useQueries({ queries: Array.from({ length: pages }, (_, page) => contactPage(scope, search, page)) })
  const contactId = usePlace(place => place.contactId)
  const go = usePlace(place => place.go)
  const contacts = asked.flatMap(({ data }) => data?.contacts ?? [])
  const total = asked[0]?.data?.total
  const hasMoreHere = total !== undefined && contacts.length < total
  const hasMoreThere = load.data?.some(({ hasMore }) => hasMore) ?? false

  function reachEnd(): void {
    if (hasMoreHere) setReached({ about, pages: Math.ceil(contacts.length / CONTACTS_PER_PAGE) + 1 })
    else if (hasMoreThere && !load.isPending) load.mutate({ scope, search, fromStart: false })
  }

  return (
    <Panel
      title={t('title')}
      label={t('title')}
      actions={<FindContact onFound={id => go({ contactId: id })} />}
      toolbar={
        <>
          <div className={css.search}>
            <SearchField label={t('search')} placeholder={t('searchHint')} clearLabel={t('clear')} value={typed} onChange={onType} />
            <span className={css.quiet} role="status">
              {load.isPending ? t('loadingMore') : total === undefined ? '' : t('total', { count: total })}
            </span>
          </div>
          <Banners notices={notices} />
        </>
      }
      scrolls={false}
      footer={
        hasMoreThere && !hasMoreHere ? (
          <Button variant="quiet" busy={load.isPending} onPress={() => load.mutate({ scope, search, fromStart: false })}>
            {t('more')}
          </Button>
        ) : undefined
      }
    >
      <QueryFaces
        isWaiting={total === undefined || (total === 0 && load.isPending)}
        waiting={<SkeletonRows label={t('loading')} />}
        trouble={asked[0] === undefined ? null : trouble(t('failed'), unanswered(asked[0]))}
      >
        <DataList
          label={t('title')}
          columns={columns}
          items={contacts}
          keyOf={({ id }) => id}
          currentKey={contactId}
          rowHeight={44}
          onOpen={({ id }) => go({ contactId: id })}
          onReachEnd={reachEnd}
          busy={load.isPending}
          empty={
            <EmptyState kind={search === '' ? 'notYet' : 'noMatch'} title={t(search === '' ? 'empty' : 'noMatch')}>
              {t(search === '' ? 'emptyText' : 'noMatchText')}
            </EmptyState>
          }
        />
      </QueryFaces>
    </Panel>
  )
}

function useColumns(views: readonly AccountView[]): readonly Column<Contact>[] {
  const { t } = useTranslation('contacts')
  const now = useNow()
  return [
    {
      key: 'name', label: t('name'), width: 'minmax(128px, 1.2fr)',
      render: ({ name, email }) => (
        <span className={css.person}>
          <Avatar name={name || email || t('unnamed')} size={24} />
          <CutText>{name || t('unnamed')}</CutText>
        </span>
      ),
    },
    { key: 'email', label: t('email'), width: 'minmax(140px, 2.4fr)', render: ({ email }) => <CutText>{email}</CutText> },
    {
      key: 'account', label: t('account'), width: 'minmax(128px, 1.3fr)',
      render: ({ accountId }) => {
        const account = views.find(view => view.account.id === accountId)?.account
        return account === undefined ? null : <AccountMark colour={account.colour} label={account.name} title={account.name} />
      },
    },
    {
      key: 'seen', label: t('lastSeen'), width: '72px', align: 'end',
      render: ({ lastSeenAt }) =>
        lastSeenAt === null ? (
          <CutText>{null}</CutText>
        ) : (
          <TimeText dateTime={new Date(lastSeenAt).toISOString()} exact={formatExact(lastSeenAt)}>
            {formatAgo(lastSeenAt, now)}
          </TimeText>
        ),
    },
  ]
}
