import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { outbox } from '#renderer/queries/conversations.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useFocusHandOver } from '#renderer/ui-state/use-focus-hand-over.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './accounts.module.css'
import { RemovedAccountDialog } from './removed-account-dialog.tsx'
import { Trouble } from './trouble.tsx'

/** Asks with everything that will be lost, and says afterwards what became of the key. */
export function RemoveAccountDialog({ account, onClose }: Readonly<{ account: Account; onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const { data: unsent } = useQuery(outbox([account.id]))
  const remove = useCommand('accounts.remove')
  const place = usePlace()
  // Whatever opened this may be gone with the account.
  useFocusHandOver()

  function run(): void {
    // Nothing may go on showing what is about to be deleted.
    if (place.accountId === account.id) place.switchAccount(null)
    else place.go({ conversationId: null, contactId: null, campaignId: null, operatorId: null, groupId: null })
    remove.mutate({ id: account.id })
  }

  if (remove.isSuccess) return <RemovedAccountDialog name={account.name} removed={remove.data} onClose={onClose} />
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('removeTitle', { name: account.name })}
      confirmLabel={t('remove')}
      cancelLabel={t('keep')}
      busy={remove.isPending}
      onConfirm={run}
      onCancel={onClose}
    >
      <div className={css.lines}>
        <p>{t('removeText')}</p>
        {unsent !== undefined && <p className={css.strong}>{unsent.length === 0 ? t('removeNoUnsent') : t('removeUnsent', { count: unsent.length })}</p>}
        {remove.isError && <Trouble>{t('removeFailed', describeFailure(failureOf(remove.error), failureWords))}</Trouble>}
      </div>
    </ConfirmDialog>
  )
}
