import { useQueries, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '#app/domain/conversation.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { ThreadItemId } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { CommandPalette, type Command, type CommandGroup } from '#renderer/design/command-palette.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { failureOf } from '#renderer/queries/command.ts'
import { conversation, search } from '#renderer/queries/conversations.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatAgo } from '#renderer/words/format.ts'
import { saidLast } from '#renderer/words/said-last.ts'
import { foundParts } from './found-parts.ts'
import { hitsLabel, serviceHitsLabel, SHOWN_AT_MOST } from './service-answer.ts'
import { notShownYet, searchable } from './service-hits.ts'
import { ServiceLine } from './service-line.tsx'
import { useServiceSearch } from './use-service-search.ts'

const LONGEST_TEXT = 300
const ASK = 'ask'

/** Full text over everything that is stored here, as one types, and over what only the services have, when one asks for it. */
export function SearchLayer({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const { t: listWords } = useTranslation('list')
  const { t: failureWords } = useTranslation('failures')
  const query = useLayers(layers => layers.query)
  const setQuery = useLayers(layers => layers.setQuery)
  const asked = useDeferredValue(query.trim().slice(0, LONGEST_TEXT))
  const scope = useScope()
  const now = useNow()
  const { data: hits = [], isPending, isPlaceholderData, error } = useQuery({ ...search(asked, scope), enabled: asked !== '' })
  const { data: views = [] } = useQuery(accounts())
  const go = usePlace(place => place.go)
  const services = useServiceSearch(asked, scope)
  const shown = asked === '' ? [] : hits
  const found = services.state === 'answered' ? notShownYet(services.ids, shown.map(({ row }) => row.conversation.id)) : []
  const rows = useQueries({ queries: found.slice(0, SHOWN_AT_MOST).map(id => conversation(id)) }).flatMap(({ data }) => (data === undefined ? [] : [data]))
  const counts = { found: services.state === 'answered' ? services.ids.length : 0, fresh: found.length, here: shown.length }
  const { inScope, canSearch } = searchable(views, scope)
  const hasFailed = services.state === 'failed' || (services.state === 'answered' && services.outcomes.some(({ failure }) => failure !== null))
  // Not before this computer has answered: who types and presses Enter means the first hit.
  const isSearched = asked !== '' && !isPending && !isPlaceholderData
  const mayAsk = isSearched && canSearch.length > 0 && (services.state === 'notAsked' || hasFailed)

  // Nothing found and could not look are different sentences.
  const nothing = error === null ? t('searchEmpty') : t('searchFailed', describeFailure(failureOf(error), failureWords))

  const targets = new Map<string, Readonly<{ conversationId: ConversationId; itemId: ThreadItemId | null }>>()
  function toCommand(id: string, of: Conversation, { text, at, itemId = null }: Readonly<{ text: string; at: EpochMs; itemId?: ThreadItemId | null }>): Command {
    targets.set(id, { conversationId: of.id, itemId })
    const account = views.find(view => view.account.id === of.accountId)?.account
    const label = `${of.contactName || of.contactEmail || t('unnamed')}: ${text}`
    return {
      id,
      label,
      parts: foundParts(label, asked),
      hint: formatAgo(at, now),
      ...(account === undefined ? {} : { lead: <AccountMark colour={account.colour} label={account.name} /> }),
    }
  }

  const groups: readonly CommandGroup[] = [
    {
      label: hitsLabel(counts, t),
      commands: shown.map(({ row, excerpt, itemId, at }, nth) => toCommand(`${nth} ${itemId ?? row.conversation.id}`, row.conversation, { text: excerpt, at, itemId })),
    },
    {
      label: serviceHitsLabel({ fresh: found.length, shown: rows.length }, t),
      commands: rows.map(row => toCommand(row.conversation.id, row.conversation, { text: saidLast(row, listWords), at: row.conversation.updatedAt })),
    },
    {
      label: shown.length === 0 ? nothing : t('beyond'),
      commands: mayAsk ? [{ id: ASK, label: t(hasFailed ? 'askServicesAgain' : 'askServices'), icon: 'globe' }] : [],
    },
  ]

  function run(id: string): void {
    if (id === ASK) return services.ask()
    onClose()
    const target = targets.get(id)
    if (target !== undefined) go({ panel: 'inbox', lane: 'all', ...target })
  }

  return (
    <CommandPalette
      open
      label={t('search')}
      placeholder={t('searchPlaceholder')}
      emptyText={asked === '' ? t('searchStart') : nothing}
      query={query}
      onQueryChange={setQuery}
      groups={groups.filter(({ commands }) => commands.length > 0)}
      footer={asked === '' ? undefined : <ServiceLine search={services} counts={counts} inScope={inScope} canSearch={canSearch} onAsk={mayAsk ? services.ask : null} />}
      onRun={run}
      onClose={onClose}
    />
  )
}
