import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { Toasts } from '#renderer/design/toasts.tsx'
import { appInfo } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import css from './notices.module.css'

/** Standing facts about the whole window above it, passing ones in its corner. */
export function Notices({ children }: Readonly<{ children: ReactNode }>) {
  const { t } = useTranslation('notices')
  return (
    <Toasts label={t('label')} closeLabel={t('close')}>
      <div className={css.window}>
        <div>
          <DemoRibbon />
          <SetAside />
        </div>
        <div className={css.rest}>{children}</div>
      </div>
    </Toasts>
  )
}

function DemoRibbon() {
  const { t } = useTranslation('notices')
  const { data: info } = useQuery(appInfo())
  const leave = useCommand('demo.leave')
  if (info?.isDemo !== true) return null
  return (
    <Banner
      icon="play"
      action={
        <Button size="small" busy={leave.isPending} onPress={() => leave.mutate({})}>
          {t('leaveDemo')}
        </Button>
      }
    >
      {t('demo')}
    </Banner>
  )
}

function SetAside() {
  const { t } = useTranslation('notices')
  const { data: info } = useQuery(appInfo())
  const [closed, setClosed] = useState<readonly string[]>([])
  const lines = [
    ['settingsSetAside', info?.settingsSetAside],
    ['cacheSetAside', info?.cacheSetAside],
  ] as const
  return lines.map(([key, name]) =>
    name === null || name === undefined || closed.includes(key) ? null : (
      <Banner key={key} kind="warning" closeLabel={t('close')} onClose={() => setClosed([...closed, key])}>
        {t(key, { name })}
      </Banner>
    ),
  )
}
