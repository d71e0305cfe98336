import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { CommandPalette } from '#renderer/design/command-palette.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { search } from '#renderer/queries/conversations.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { formatAgo } from '#renderer/words/format.ts'

/** Full text over everything that is stored here, as one types. */
export function SearchLayer({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim())
  const scope = useScope()
  const now = useNow()
  const { data: hits = [] } = useQuery({ ...search(asked, scope), enabled: asked !== '' })
  const { data: views = [] } = useQuery(accounts())
  const go = usePlace(place => place.go)
  const shown = asked === '' ? [] : hits
  return (
    <CommandPalette
      open
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      emptyText={asked === '' ? t('searchStart') : t('searchEmpty')}
      query={query}
      onQueryChange={setQuery}
      groups={
        shown.length === 0
          ? []
          : [
              {
                label: t('hits', { count: shown.length }),
                commands: shown.map(({ row: { conversation }, excerpt, itemId, at }, nth) => {
                  const account = views.find(view => view.account.id === conversation.accountId)?.account
                  return {
                    id: `${nth} ${itemId ?? conversation.id}`,
                    label: `${conversation.contactName || conversation.contactEmail || t('unnamed')}: ${excerpt}`,
                    hint: formatAgo(at, now),
                    ...(account === undefined ? {} : { lead: <AccountMark colour={account.colour} label={account.name} /> }),
                  }
                }),
              },
            ]
      }
      onRun={id => {
        onClose()
        const hit = shown[Number(id.split(' ')[0])]
        if (hit !== undefined) go({ panel: 'inbox', lane: 'all', conversationId: hit.row.conversation.id })
      }}
      onClose={onClose}
    />
  )
}
