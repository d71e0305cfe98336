import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Icon } from '#renderer/design/icon.tsx'
import { manifests, offers } from '#renderer/queries/accounts.ts'
import { vaultStatus } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { Offers } from './offers.tsx'
import css from './start-screen.module.css'
import { StartCard } from './start-card.tsx'
import { Stream } from './stream.tsx'
import { VaultLine } from './vault-line.tsx'

/** What a person sees before there is an account. Needs no network. */
export function StartScreen() {
  const { t } = useTranslation('start')
  const { t: failureWords } = useTranslation('failures')
  const { data: found = [] } = useQuery(offers())
  const { data: providers = [] } = useQuery(manifests())
  const { data: vault } = useQuery(vaultStatus())
  const openLayer = useLayers(layers => layers.open)
  const begin = useAccountTask(tasks => tasks.begin)
  const demo = useCommand('demo.enter')
  useFocusHandOver()
  return (
    <main className={css.start} aria-label={t('label')}>
      <Stream className={css.stream} />
      <span className={css.mouth} />
      <div className={css.content}>
        <p className={css.brand}>{t('appName', { ns: 'common' })}</p>
        <h1 className={css.title}>{t('title')}</h1>
        <p className={css.lead}>{t('lead')}</p>
        <div className={css.cards}>
          <StartCard icon="plus" title={t('add')} onPress={() => openLayer('addAccount')} isMain>
            {t('addText')}
          </StartCard>
          <StartCard icon="play" title={t('demo')} busy={demo.isPending} onPress={() => demo.mutate({})}>
            {t('demoText')}
          </StartCard>
          <StartCard icon="users" title={t('team')} onPress={() => openLayer('teamFile')}>
            {t('teamText')}
          </StartCard>
        </div>
        {demo.isError && (
          <p className={css.trouble} role="alert">
            <Icon name="wrong" />
            {t('demoFailed', { what: describeFailure(failureOf(demo.error), failureWords).what })}
          </p>
        )}
        <Offers offers={found} manifests={providers} onUse={providerId => begin({ kind: 'addOffered', providerId })} />
        {vault !== undefined && <VaultLine status={vault} onUnlock={() => begin({ kind: 'unlockVault' })} onLook={() => begin({ kind: 'chooseVault' })} />}
      </div>
    </main>
  )
}
