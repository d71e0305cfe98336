import { useTranslation } from 'react-i18next'
import type { LeftVault } from '#app/contract/vault.ts'
import { Button } from '#renderer/design/button.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { Setting } from './section.tsx'
import css from './settings.module.css'

/** One line for each place that was left and may still hold keys. */
export function VaultsLeft({ left }: Readonly<{ left: readonly LeftVault[] }>) {
  return left.map(one => <Left key={one.kind} left={one} />)
}

function Left({ left: { kind, wasSearched } }: Readonly<{ left: LeftVault }>) {
  const { t } = useTranslation('settings')
  const { t: failureWords } = useTranslation('failures')
  // The line goes with what it tells of.
  useFocusHandOver()
  const retry = useCommand('vault.retry')
  const announce = useAnnounce()

  function look(): void {
    retry.mutate(
      {},
      {
        onSuccess: now => announce(now.left.some(one => one.kind === kind) ? t('leftStill') : t('leftGone')),
        onError: error => announce(describeFailure(failureOf(error), failureWords).what),
      },
    )
  }

  const words = wasSearched ? t('leftNeeded') : kind === 'passphrase' ? t('leftFile') : t('leftKeychain')
  return (
    <Setting label={kind === 'passphrase' ? t('leftInFile') : t('leftInKeychain')} hint={words}>
      <span className={css.actions}>
        <Button busy={retry.isPending} onPress={look}>
          {t('leftLook')}
        </Button>
      </span>
    </Setting>
  )
}
