import { useTranslation } from 'react-i18next'
import type { RemovedAccount } from '#app/contract/accounts.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './accounts.module.css'
import { stillLeft } from './still-left.ts'
import { Trouble } from './trouble.tsx'

type RemovedAccountDialogProps = Readonly<{ name: string; removed: RemovedAccount; onClose: () => void }>

/** Says that the key was looked for and found gone, or plainly where it may still be and how it goes from there. */
export function RemovedAccountDialog({ name, removed, onClose }: RemovedAccountDialogProps) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const retry = useCommand('vault.retry')
  const begin = useAccountTask(tasks => tasks.begin)
  const announce = useAnnounce()
  const leftIn = retry.data === undefined ? removed.leftIn : stillLeft(removed.leftIn, retry.data)
  const mayBeInFile = leftIn.includes('passphrase')
  const mayBeInKeychain = leftIn.includes('keyring')

  function look(): void {
    retry.mutate({}, { onSuccess: now => announce(stillLeft(removed.leftIn, now).length === 0 ? t('leftGone') : t('leftStill')) })
  }

  return (
    <Dialog
      open
      title={t('removedTitle', { name })}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          {mayBeInFile && <Button onPress={() => begin({ kind: 'chooseVault' })}>{t('leftChoose')}</Button>}
          {mayBeInKeychain && (
            <Button busy={retry.isPending} onPress={look}>
              {t('leftLook')}
            </Button>
          )}
          <Button variant="primary" onPress={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <div className={css.lines} role="status">
        {leftIn.length === 0 && <p>{t('removedText')}</p>}
        {mayBeInKeychain && <Trouble>{t('leftInKeychain')}</Trouble>}
        {mayBeInFile && <Trouble>{t('leftInFile')}</Trouble>}
        {leftIn.length > 0 && retry.isSuccess && <p>{t('leftStill')}</p>}
        {retry.isError && <p>{describeFailure(failureOf(retry.error), failureWords).what}</p>}
        {removed.unsentDropped > 0 && <p>{t('removedUnsent', { count: removed.unsentDropped })}</p>}
      </div>
    </Dialog>
  )
}
