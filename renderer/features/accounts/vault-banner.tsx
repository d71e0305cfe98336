import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { VaultStatus } from '#app/contract/vault.ts'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { vaultStatus } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { vaultFailure, vaultNeed } from './vault-answer.ts'

/** One line and one action while there are accounts whose keys cannot be read. */
export function VaultBanner() {
  const { data: status } = useQuery(vaultStatus())
  const { data: views = [] } = useQuery(accounts())
  if (status === undefined || views.length === 0 || vaultNeed(status) === 'nothing') return null
  return <Trouble status={status} />
}

function Trouble({ status }: Readonly<{ status: VaultStatus }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const begin = useAccountTask(tasks => tasks.begin)
  const retry = useCommand('vault.retry')
  const announce = useAnnounce()
  useFocusHandOver()
  const need = vaultNeed(status)
  const wordsOf = (of: VaultStatus) => {
    const failure = vaultFailure(of)
    return failure === null ? null : describeFailure(failure, failureWords)
  }

  function look(): void {
    retry.mutate(
      {},
      {
        onSuccess: now => {
          const still = wordsOf(now)
          announce(still === null ? t('vaultUnlocked') : t('bannerStill', { what: still.what }))
        },
      },
    )
  }

  if (need === 'unlock')
    return (
      <Banner kind="warning" icon="lock" action={<Button size="small" onPress={() => begin({ kind: 'unlockVault' })}>{t('unlock')}</Button>}>
        {t('bannerLocked')}
      </Banner>
    )
  if (need === 'choose' || status.state === 'emptied')
    return (
      <Banner
        kind="error"
        icon="key"
        action={<Button size="small" onPress={() => begin({ kind: 'chooseVault' })}>{t(need === 'choose' ? 'bannerChoose' : 'bannerMend')}</Button>}
      >
        {t(need === 'choose' ? 'bannerNotChosen' : 'bannerEmptied')}
      </Banner>
    )
  const words = wordsOf(status)
  return (
    <Banner kind="error" icon="key" action={<Button size="small" busy={retry.isPending} onPress={look}>{t('bannerRetry')}</Button>}>
      {words !== null && t('bannerTrouble', words)}
    </Banner>
  )
}
