import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignState } from '#app/domain/campaign.ts'
import { Banners } from '#renderer/design/banners.tsx'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { FilterChips } from '#renderer/design/filter-chips.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { ListAndDetail } from '#renderer/design/list-and-detail.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { campaigns } from '#renderer/queries/campaigns.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { useAccountNotices } from '#renderer/words/use-account-notices.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { CampaignDetails, NoCampaign } from './campaign-details.tsx'
import { CampaignTable } from './campaign-table.tsx'
import css from './campaigns.module.css'

const STATES: readonly CampaignState[] = ['sending', 'paused', 'ready', 'notConfigured', 'done']

/** The mailings of all accounts of the view; one with its figures beside. */
export function CampaignsPanel() {
  const { t } = useTranslation('campaigns')
  const { t: frameWords } = useTranslation('frame')
  const scope = useScope()
  const layout = useLayout()
  const isNarrow = useWidth() < CONTEXT_BESIDE_PX
  const campaignId = usePlace(place => place.campaignId)
  const [typed, setTyped] = useState('')
  const [states, setStates] = useState<readonly CampaignState[]>([])
  const search = useDeferredValue(typed.trim())
  const list = useQuery(campaigns(scope, search, states.length === 0 ? null : states))
  const { data: views = [] } = useQuery(accounts())
  const refresh = useCommand('campaigns.refresh')
  const { mutate } = refresh
  useEffect(() => mutate({ scope }), [scope, mutate])
  const inScope = scope === null ? views : views.filter(({ account }) => scope.includes(account.id))
  const isNowhere = inScope.length > 0 && inScope.every(({ capabilities }) => capabilities.some(({ name, state }) => name === 'campaigns' && state !== 'offered'))
  const notices = useAccountNotices({ views: inScope, outcomes: refresh.data ?? [], capability: 'campaigns' })
  const trouble = useTrouble()
  const isFiltered = search !== '' || states.length > 0

  return (
    <ListAndDetail
      label={frameWords('listWidth')}
      size={layout.detailWidth}
      onResize={detailWidth => layout.set({ detailWidth })}
      isNarrow={isNarrow}
      isOpen={campaignId !== null}
      list={
        <Panel
          title={t('title')}
          label={t('title')}
          actions={<IconButton icon="refresh" label={t('refresh')} onPress={() => mutate({ scope })} />}
          toolbar={
            <>
              {!isNowhere && (
                <div className={css.filters}>
                  <SearchField label={t('search')} placeholder={t('search')} clearLabel={t('clear')} value={typed} onChange={setTyped} />
                  <FilterChips label={t('states')} chips={STATES.map(value => ({ value, label: t(`state_${value}`) }))} values={states} onChange={values => setStates(STATES.filter(state => values.includes(state)))} />
                </div>
              )}
              {/* Where no account has any, the empty list says why, and nothing says it twice. */}
              {!isNowhere && <Banners notices={notices} />}
            </>
          }
          scrolls={false}
        >
          <QueryFaces
            isWaiting={list.data === undefined || (list.data.length === 0 && refresh.isPending)}
            waiting={<SkeletonRows label={t('loading')} />}
            trouble={trouble(t('listFailed'), unanswered(list))}
          >
            <CampaignTable
              campaigns={list.data ?? []}
              views={views}
              isBusy={refresh.isPending}
              empty={
                isNowhere ? (
                  <EmptyState kind="notOffered" title={t('none')}>
                    {notices.map(({ key, text }) => (
                      <span key={key} className={css.why}>
                        {text}
                      </span>
                    ))}
                  </EmptyState>
                ) : (
                  <EmptyState
                    kind={isFiltered ? 'noMatch' : 'done'}
                    title={t(isFiltered ? 'noMatch' : 'empty')}
                    action={
                      isFiltered ? (
                        <Button
                          onPress={() => {
                            setTyped('')
                            setStates([])
                          }}
                        >
                          {t('clearFilter')}
                        </Button>
                      ) : undefined
                    }
                  >
                    {isFiltered ? undefined : t('emptyText')}
                  </EmptyState>
                )
              }
            />
          </QueryFaces>
        </Panel>
      }
      detail={campaignId === null ? <NoCampaign hasAny={(list.data?.length ?? 0) > 0} /> : <CampaignDetails key={campaignId} id={campaignId} />}
    />
  )
}
