import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './accounts.module.css'
import { Trouble } from './trouble.tsx'

/** Instead of the form while the demo runs, which reaches no service. Once it is left, the form takes this one's place. */
export function LeaveDemoDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const leave = useCommand('demo.leave')
  return (
    <Dialog
      open
      title={t('inDemo')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button variant="primary" busy={leave.isPending} onPress={() => leave.mutate({})}>
            {t('leaveDemo')}
          </Button>
        </>
      }
    >
      <p className={css.muted}>{t('inDemoText')}</p>
      {leave.isError && <Trouble>{describeFailure(failureOf(leave.error), failureWords).what}</Trouble>}
    </Dialog>
  )
}
