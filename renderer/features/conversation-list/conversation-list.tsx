import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { ConversationView } from '#app/contract/conversations.ts'
import type { Lane } from '#app/domain/lane.ts'
import { rowHeightPx, type Density } from '#renderer/design/density.ts'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { VirtualList, type VirtualRow } from '#renderer/design/virtual-list.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { preferences } from '#renderer/queries/app.ts'
import { conversationPage, placeOf, ROWS_PER_PAGE } from '#renderer/queries/conversations.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { useView } from '#renderer/ui-state/view.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { AccountTroubles } from './account-troubles.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { EmptyList } from './empty-list.tsx'
import { ListFilter } from './list-filter.tsx'
import { NarrowedBy } from './narrowed-by.tsx'
import { useFocusWithThread } from './use-focus-with-thread.ts'

/** The merged list of the lane. Rows come from SQLite page by page, as far as they are looked at. */
export function ConversationList() {
  const { t } = useTranslation('list')
  const { t: laneWords } = useTranslation('lanes')
  const view = useView()
  const first = useQuery(conversationPage(view, 0))
  const { data: views = [] } = useQuery(accounts())
  const openLayer = useLayers(layers => layers.open)
  const trouble = useTrouble()
  const inScope = view.scope === null ? views : views.filter(({ account }) => view.scope?.includes(account.id))
  return (
    <Panel
      title={laneWords(view.lane)}
      label={t('label')}
      actions={
        <>
          <ListFilter views={inScope} />
          <IconButton icon="search" label={t('search')} shortcut="/" onPress={() => openLayer('search')} />
        </>
      }
      toolbar={
        <>
          <NarrowedBy />
          <AccountTroubles views={inScope} />
        </>
      }
      scrolls={false}
    >
      <QueryFaces isWaiting={first.isPending} waiting={<SkeletonRows label={t('loading')} />} trouble={trouble(t('failed'), unanswered(first))}>
        {first.data?.total === 0 && <EmptyList lane={view.lane} isNarrowed={view.status !== null || view.inboxId !== null} views={inScope} />}
        {first.data !== undefined && first.data.total > 0 && <Rows view={view} total={first.data.total} views={views} />}
      </QueryFaces>
    </Panel>
  )
}

type RowsProps = Readonly<{ view: ConversationView; total: number; views: readonly AccountView[] }>

function Rows({ view, total, views }: RowsProps) {
  const { t } = useTranslation('list')
  const density = useQuery(preferences()).data?.density ?? 'comfortable'
  const openId = usePlace(place => place.conversationId)
  const go = usePlace(place => place.go)
  const perform = useActions(actions => actions.perform)
  const lastIndex = usePlace(here => here.listIndex)
  const { data: place = null } = useQuery(placeOf(view, openId))
  useFocusWithThread(openId, place)

  useEffect(() => {
    if (place !== null) go({ listIndex: place })
  }, [place, go])

  return (
    <VirtualList
      label={t('label')}
      count={total}
      rowHeight={rowHeightPx(density)}
      keyOf={String}
      activeIndex={place ?? lastIndex}
      // Another one was opened and stands somewhere. That it moved since, because somebody wrote, is no reason to scroll.
      follow={place === null ? null : openId}
      onKeyDown={event => {
        if (event.key === 'ArrowDown') perform('next')
        else if (event.key === 'ArrowUp') perform('previous')
        else if (event.key === 'Enter') perform('open')
        else return
        event.preventDefault()
      }}
      foot={HOLDS_OLD.has(view.lane) ? t('older') : undefined}
      renderRow={(index, row) => <RowAt view={view} index={index} row={row} views={views} density={density} />}
    />
  )
}

/** Lanes in which somebody may look for what is older than anything that was loaded. */
const HOLDS_OLD: ReadonlySet<Lane> = new Set(['all', 'resolved'])

type RowAtProps = Readonly<{ view: ConversationView; index: number; row: VirtualRow; views: readonly AccountView[]; density: Density }>

/** Each drawn row asks for its own page; a page is asked for once, however many rows stand in it. */
function RowAt({ view, index, row, views, density }: RowAtProps) {
  const { data } = useQuery(conversationPage(view, Math.floor(index / ROWS_PER_PAGE)))
  const openId = usePlace(place => place.conversationId)
  const go = usePlace(place => place.go)
  const now = useNow()
  const facts = data?.rows[index % ROWS_PER_PAGE]
  if (facts === undefined) return <div {...row} aria-busy />
  const { conversation } = facts
  const owner = views.find(({ account }) => account.id === conversation.accountId)
  return (
    <ConversationRow
      facts={facts}
      row={row}
      account={owner?.account ?? null}
      isLive={owner?.status.state === 'live'}
      isOpen={conversation.id === openId}
      density={density}
      now={now}
      onOpen={() => go({ conversationId: conversation.id })}
    />
  )
}
