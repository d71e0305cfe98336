import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { Toasts } from '#renderer/design/toasts.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { appInfo, vaultStatus } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { laneCounts } from '#renderer/queries/conversations.ts'
import { areAllOffline } from '#renderer/words/are-all-offline.ts'
import { formatClock } from '#renderer/words/format.ts'
import { DemoRibbon } from './demo-ribbon.tsx'
import css from './notices.module.css'
import { StepToasts } from './step-toasts.tsx'

/** Standing facts about the whole window above it, passing ones in its corner. */
export function Notices({ above, children }: Readonly<{ above: ReactNode; children: ReactNode }>) {
  const { t } = useTranslation('notices')
  return (
    <Toasts label={t('label')} closeLabel={t('close')}>
      <StepToasts />
      <div className={css.window}>
        <div>
          <DemoRibbon />
          <Damaged />
          <SetAside />
          <OfflineLine />
          {above}
        </div>
        <div className={css.rest}>{children}</div>
      </div>
    </Toasts>
  )
}

/** One line while no account is reached at all: since when, how much waits, and one action for all. */
function OfflineLine() {
  const { t } = useTranslation('notices')
  const { data: views = [] } = useQuery(accounts())
  const { data: counts } = useQuery(laneCounts(null))
  const retry = useCommand('accounts.retry')
  if (!areAllOffline(views)) return null
  const goodTimes = views.flatMap(({ status: { lastGoodAt } }) => (lastGoodAt === null ? [] : [lastGoodAt]))
  const since = goodTimes.toSorted((a, b) => b - a)[0]
  const tryAgain = () => views.forEach(({ account: { id } }) => retry.mutate({ id }))
  const waiting = t('offlineWaiting', { count: counts?.outbox ?? 0 })
  return (
    <Banner kind="warning" icon="offline" action={<Button size="small" busy={retry.isPending} onPress={tryAgain}>{t('tryAgain')}</Button>}>
      {since === undefined ? t('offline') : t('offlineSince', { time: formatClock(since) })} {(counts?.outbox ?? 0) > 0 && waiting}
    </Banner>
  )
}

/** Stays until it is mended: each reading of the file may fail meanwhile. */
function Damaged() {
  const { t } = useTranslation('notices')
  const { data: info } = useQuery(appInfo())
  const { data: vault } = useQuery(vaultStatus())
  const retry = useCommand('house.retry')
  if (info?.isDamaged !== true) return null
  const openAgain = <Button icon="retry" size="small" busy={retry.isPending} onPress={() => retry.mutate({})}>{t('openAgain')}</Button>
  return (
    <Banner kind="error" action={openAgain}>
      {t('damaged')} {vault?.kind === 'memory' && t('damagedForgets')}
    </Banner>
  )
}

function SetAside() {
  const { t } = useTranslation('notices')
  const { data: info } = useQuery(appInfo())
  const [closed, setClosed] = useState<readonly string[]>([])
  const lines = [
    ['settingsSetAside', info?.settingsSetAside],
    ['settingsUnread', info?.settingsUnread],
    ['cacheSetAside', info?.cacheSetAside],
    ['outboxSetAside', info?.outboxSetAside],
  ] as const
  return lines.map(([key, name]) =>
    name === null || name === undefined || closed.includes(key) ? null : (
      <Banner key={key} kind="warning" closeLabel={t('close')} onClose={() => setClosed([...closed, key])}>
        {t(key, { name })}
      </Banner>
    ),
  )
}
