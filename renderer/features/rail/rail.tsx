import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#app/domain/ids.ts'
import { AccountTile } from '#renderer/design/account-tile.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { meters } from '#renderer/queries/quota.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useHealthCard } from '#renderer/ui-state/health-card.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { openSettings } from '#renderer/ui-state/settings-section.ts'
import { AccountRailTile } from './account-rail-tile.tsx'
import { moved } from './moved.ts'
import { withCounts } from './tile-name.ts'
import css from './rail.module.css'

/** The accounts, "All" on top. Pressing one narrows everything to it. */
export function Rail() {
  const { t } = useTranslation('rail')
  const { data: views = [] } = useQuery(accounts())
  const { data: quotas = [] } = useQuery(meters(null))
  const reorder = useCommand('accounts.reorder')
  const retry = useCommand('accounts.retry')
  const place = usePlace()
  const openLayer = useLayers(layers => layers.open)
  const openCard = useHealthCard(card => card.toggle)
  const begin = useAccountTask(tasks => tasks.begin)
  const dragged = useRef<AccountId | null>(null)
  const ids = views.map(({ account }) => account.id)
  const unread = views.reduce((sum, view) => sum + view.unreadConversations, 0)
  const waiting = views.reduce((sum, view) => sum + view.waitingConversations, 0)

  function put(id: AccountId | null, index: number): void {
    if (id !== null) reorder.mutate({ ids: moved(ids, id, index) })
  }

  return (
    <nav className={css.rail} aria-label={t('label')}>
      <AccountTile
        letters=""
        icon="all"
        label={withCounts({ name: t('all'), unread, waiting, t })}
        unread={unread}
        current={place.accountId === null}
        shortcut="Mod+0"
        onPress={() => place.switchAccount(null)}
      />
      <span className={css.line} />
      <div className={css.accounts}>
        {views.map((view, index) => (
          <AccountRailTile
            key={view.account.id}
            view={view}
            alarm={quotas.find(({ accountId }) => accountId === view.account.id)?.alarm ?? 0}
            nth={index + 1}
            isCurrent={place.accountId === view.account.id}
            onPress={() => place.switchAccount(view.account.id)}
            onDragStart={() => (dragged.current = view.account.id)}
            onDrop={() => put(dragged.current, index)}
            onMove={step => put(view.account.id, index + step)}
            onHealth={tile => openCard({ accountId: view.account.id, beside: tile, side: 'right' })}
            onRetry={() => retry.mutate({ id: view.account.id })}
            onTask={kind => begin({ kind, accountId: view.account.id })}
          />
        ))}
        <IconButton icon="plus" label={t('add')} size="large" onPress={() => openLayer('addAccount')} />
      </div>
      <span className={css.grow} />
      <IconButton icon="settings" label={t('settings')} size="large" shortcut="Mod+," pressed={place.panel === 'settings'} onPress={() => openSettings()} />
    </nav>
  )
}
