import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import type { Campaign, CampaignState } from '#app/domain/campaign.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Badge, type Tone } from '#renderer/design/badge.tsx'
import { CutText, NOTHING } from '#renderer/design/cut-text.tsx'
import { DataList, type Column } from '#renderer/design/data-list.tsx'
import { usePlace } from '#renderer/ui-state/place.ts'
import { formatNumber, formatPercent } from '#renderer/words/format.ts'

const TONES: Readonly<Record<CampaignState, Tone>> = { notConfigured: 'neutral', ready: 'neutral', sending: 'live', paused: 'note', done: 'neutral' }

type CampaignTableProps = Readonly<{ campaigns: readonly Campaign[]; views: readonly AccountView[]; isBusy: boolean; empty: ReactNode }>

export function CampaignTable({ campaigns, views, isBusy, empty }: CampaignTableProps) {
  const { t } = useTranslation('campaigns')
  const campaignId = usePlace(place => place.campaignId)
  const go = usePlace(place => place.go)
  const count = (value: number | null) => (value === null ? NOTHING : formatNumber(value))
  const columns: readonly Column<Campaign>[] = [
    { key: 'name', label: t('name'), width: 'minmax(160px, 2fr)', render: ({ name }) => <CutText>{name}</CutText> },
    {
      key: 'account', label: t('account'), width: 'minmax(128px, 1.2fr)',
      render: ({ accountId }) => {
        const account = views.find(view => view.account.id === accountId)?.account
        return account === undefined ? null : <AccountMark colour={account.colour} label={account.name} title={account.name} />
      },
    },
    { key: 'state', label: t('state'), width: '112px', render: ({ state, progressPercent }) => <StateBadge state={state} progressPercent={progressPercent} /> },
    { key: 'targets', label: t('targets'), width: '76px', align: 'end', render: ({ targets }) => count(targets) },
    { key: 'reached', label: t('reached'), width: '76px', align: 'end', render: ({ reached }) => count(reached) },
  ]
  return (
    <DataList
      label={t('title')}
      columns={columns}
      items={campaigns}
      keyOf={({ id }) => id}
      currentKey={campaignId}
      rowHeight={44}
      onOpen={({ id }) => go({ campaignId: id })}
      busy={isBusy}
      empty={empty}
    />
  )
}

export function StateBadge({ state, progressPercent }: Pick<Campaign, 'state' | 'progressPercent'>) {
  const { t } = useTranslation('campaigns')
  const share = state === 'sending' && progressPercent > 0 ? ` ${formatPercent(progressPercent / 100)}` : ''
  return <Badge tone={TONES[state]}>{`${t(`state_${state}`)}${share}`}</Badge>
}
