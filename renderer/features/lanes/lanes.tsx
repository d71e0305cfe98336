import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lane } from '#app/domain/lane.ts'
import { Button } from '#renderer/design/button.tsx'
import type { IconName } from '#renderer/design/icon.tsx'
import { NavItem } from '#renderer/design/nav-item.tsx'
import { ToastPlace } from '#renderer/design/toasts.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { laneCounts, outbox } from '#renderer/queries/conversations.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, useScope, type Panel } from '#renderer/ui-state/place.ts'
import css from './lanes.module.css'

const WORK: readonly Readonly<{ lane: Lane; icon: IconName }>[] = [
  { lane: 'waiting', icon: 'waiting' },
  { lane: 'mine', icon: 'mine' },
  { lane: 'unassigned', icon: 'unassigned' },
]
const REST: readonly Readonly<{ lane: Lane; icon: IconName }>[] = [
  { lane: 'resolved', icon: 'resolve' },
  { lane: 'all', icon: 'all' },
]
const PANELS = [
  { panel: 'contacts', icon: 'contacts' },
  { panel: 'campaigns', icon: 'campaign' },
  { panel: 'people', icon: 'users' },
] as const satisfies readonly Readonly<{ panel: Panel; icon: IconName }>[]

/** Where work waits, over all accounts or the one that the rail names. `health`: how that one is doing, beside its name. */
export function Lanes({ health }: Readonly<{ health: ReactNode }>) {
  const { t } = useTranslation('lanes')
  const scope = useScope()
  const { data: counts } = useQuery(laneCounts(scope))
  const { data: views = [] } = useQuery(accounts())
  const { data: waiting = [] } = useQuery(outbox(scope))
  const needsPerson = waiting.some(({ delivery: { state } }) => state === 'failed' || state === 'uncertain')
  const place = usePlace()
  const isShown = useLayout(layout => layout.lanesShown)
  const openLayer = useLayers(layers => layers.open)
  const title = views.find(({ account }) => account.id === place.accountId)?.account.name ?? t('all', { ns: 'rail' })

  const laneItem = ({ lane, icon }: (typeof WORK)[number], isCounted: boolean) => (
    <NavItem
      key={lane}
      icon={icon}
      count={isCounted ? counts?.[lane] : undefined}
      countTone={lane === 'waiting' ? 'strong' : 'plain'}
      label={isCounted ? t('named', { name: t(lane), count: counts?.[lane] ?? 0 }) : t(lane)}
      current={place.panel === 'inbox' && place.lane === lane}
      onPress={() => place.go({ panel: 'inbox', lane })}
    >
      {t(lane)}
    </NavItem>
  )

  return (
    <nav className={css.lanes} aria-label={t('label')}>
      <header className={css.head}>
        <h1 className={css.title}>{title}</h1>
        {health}
      </header>
      <div className={css.items}>
        {WORK.map(item => laneItem(item, true))}
        <NavItem
          icon="outbox"
          count={counts?.outbox}
          countTone={needsPerson ? 'failed' : 'plain'}
          label={t(needsPerson ? 'namedNeedsYou' : 'named', { name: t('outbox'), count: counts?.outbox ?? 0 })}
          current={place.panel === 'outbox'}
          onPress={() => place.go({ panel: 'outbox' })}
        >
          {t('outbox')}
        </NavItem>
        {REST.map(item => laneItem(item, false))}
        <span className={css.gap} />
        {PANELS.map(({ panel, icon }) => (
          <NavItem key={panel} icon={icon} current={place.panel === panel} onPress={() => place.go({ panel })}>
            {t(panel)}
          </NavItem>
        ))}
      </div>
      {isShown && <ToastPlace />}
      <Button icon="edit" variant="quiet" onPress={() => openLayer('newConversation')}>
        {t('newConversation')}
      </Button>
    </nav>
  )
}
