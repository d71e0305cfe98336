import { useTranslation } from 'react-i18next'
import type { VaultStatus } from '#app/contract/vault.ts'
import { Button } from '#renderer/design/button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './start-screen.module.css'

type VaultLineProps = Readonly<{ status: VaultStatus; onUnlock: () => void; onLook: () => void }>

const CAUSES = { unavailable: 'missing', hung: 'hung', emptied: 'emptied' } as const

/** The place for keys that was chosen earlier, when it has to be looked at before another account can be added. */
export function VaultLine({ status: { kind, state }, onUnlock, onLook }: VaultLineProps) {
  const { t } = useTranslation('start')
  const { t: failureWords } = useTranslation('failures')
  if (kind === null || state === 'ok' || state === 'notChosen') return null
  const isPassphrase = kind === 'passphrase' && state === 'locked'
  const words = describeFailure(state === 'locked' ? { kind: 'vaultLocked' } : { kind: 'vaultUnavailable', cause: CAUSES[state] }, failureWords)
  return (
    <div className={css.line}>
      <Icon name="lock" />
      <span className={css.words}>{isPassphrase ? t('vaultLocked') : t('vaultTrouble', words)}</span>
      <Button onPress={isPassphrase ? onUnlock : onLook}>{t(isPassphrase ? 'unlock' : 'look')}</Button>
    </div>
  )
}
