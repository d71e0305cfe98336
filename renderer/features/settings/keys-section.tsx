import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { VaultStatus } from '#app/contract/vault.ts'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { appInfo, vaultStatus } from '#renderer/queries/app.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { Section, Setting } from './section.tsx'
import css from './settings.module.css'
import { VaultsLeft } from './vaults-left.tsx'

const TRUTHS = ['truthKeys', 'truthPrograms', 'truthStore', 'truthNetwork', 'truthDoubt'] as const

/** Where keys are kept, how that place is doing, and what it is worth. */
export function KeysSection() {
  const { t } = useTranslation('settings')
  const { t: failureWords } = useTranslation('failures')
  const status = useQuery(vaultStatus())
  const { data: info } = useQuery(appInfo())
  return (
    <>
      <Section title={t('keys')} trouble={status.isError ? describeFailure(failureOf(status.error), failureWords).what : null}>
        {status.isPending && <SkeletonRows label={t('loading')} kind="line" count={2} />}
        {info?.isDemo === true && <p className={css.text}>{t('placeDemo')}</p>}
        {info?.isDemo === false && status.data !== undefined && <Place status={status.data} />}
      </Section>
      <Section title={t('truths')}>
        <ul className={css.truths}>
          {TRUTHS.map(truth => (
            <li key={truth}>{t(truth)}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Place({ status }: Readonly<{ status: VaultStatus }>) {
  const { t } = useTranslation('settings')
  const { kind, state, offered } = status
  const hasOthers = offered.some(other => other !== kind)
  return (
    <>
      <Setting label={t('keysWhere')} hint={t(`place_${kind ?? 'none'}`)}>
        <span className={css.actions}>
          {kind === 'passphrase' && state === 'ok' && <TaskButton task="changePassphrase">{t('changePassphrase')}</TaskButton>}
          {kind !== null && state === 'ok' && hasOthers && <TaskButton task="chooseVault">{t('move')}</TaskButton>}
        </span>
        {kind === null && <TaskButton task="chooseVault">{t('choose')}</TaskButton>}
      </Setting>
      {kind !== null && (
        <Setting label={t('state')} hint={t(`state_${state}`)}>
          <span className={css.actions}>
            {state === 'locked' && kind === 'passphrase' && <TaskButton task="unlockVault">{t('unlock')}</TaskButton>}
            {state !== 'ok' && kind !== 'passphrase' && <Look />}
            {state !== 'ok' && !(state === 'locked' && kind === 'passphrase') && <TaskButton task="chooseVault">{t('mend')}</TaskButton>}
          </span>
        </Setting>
      )}
      <VaultsLeft left={status.left} />
    </>
  )
}

function TaskButton({ task, children }: Readonly<{ task: 'chooseVault' | 'unlockVault' | 'changePassphrase'; children: string }>) {
  useFocusHandOver()
  const begin = useAccountTask(tasks => tasks.begin)
  return <Button onPress={() => begin({ kind: task })}>{children}</Button>
}

function Look() {
  const { t } = useTranslation('settings')
  useFocusHandOver()
  const retry = useCommand('vault.retry')
  const announce = useAnnounce()
  return (
    <Button busy={retry.isPending} onPress={() => retry.mutate({}, { onSuccess: ({ state }) => announce(state === 'ok' ? t('lookedFine') : t(`state_${state}`)) })}>
      {t('look')}
    </Button>
  )
}
