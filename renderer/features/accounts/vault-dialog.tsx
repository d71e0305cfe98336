import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { vaultStatus } from '#renderer/queries/app.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import css from './accounts.module.css'
import { DialogForm } from './dialog-form.tsx'
import { useFirstControl, useFocusPart } from './form-focus.ts'
import { useVaultSettle } from './use-vault-settle.ts'
import { NO_ANSWER, usualWay, vaultNeed } from './vault-answer.ts'
import { VaultQuestion } from './vault-question.tsx'

const FORM = 'vault'

/** Where keys are kept: choosing, moving, unlocking, or mending what is in trouble. */
export function VaultDialog({ isUnlock, onClose }: Readonly<{ isUnlock: boolean; onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { data: status } = useQuery(vaultStatus())
  const [typed, setTyped] = useState(NO_ANSWER)
  const { settle, problem, trouble, focus, isBusy } = useVaultSettle()
  const begin = useAccountTask(tasks => tasks.begin)
  const toasts = useToasts()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  useFocusPart(form, focus)
  const initialFocus = useFirstControl(form)

  const need = status === undefined ? 'choose' : vaultNeed(status)
  const isLeaving = !isUnlock && need === 'unlock'
  const answer = status === undefined || typed.way !== null ? typed : { ...typed, way: usualWay(status) }
  const isUnlocking = need === 'unlock' && !isLeaving
  const label = isUnlocking ? t('unlock') : answer.way === 'retry' ? t('vaultLook') : need === 'nothing' ? t('vaultMove') : t('vaultKeep')

  function submit(): void {
    if (status !== undefined && !isBusy) settle({ status, answer, isLeaving }, end)
  }

  function end(): void {
    const text = isUnlocking ? t('vaultUnlocked') : t('vaultSettled')
    toasts.show({ text, tone: 'live', icon: 'check' })
    announce(text)
    onClose()
  }

  return (
    <Dialog
      open
      size="medium"
      initialFocus={initialFocus}
      title={isUnlocking ? t('unlockTitle') : t('vaultTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          {isUnlocking && (
            <Button variant="quiet" onPress={() => begin({ kind: 'chooseVault' })}>
              {t('unlockForgotten')}
            </Button>
          )}
          <span className={css.grow} />
          <Button type="submit" form={FORM} variant="primary" busy={isBusy}>
            {label}
          </Button>
        </>
      }
    >
      <DialogForm ref={form} id={FORM} onSubmit={submit}>
        {status === undefined ? (
          <SkeletonRows label={t('vaultPlaces')} kind="line" count={3} />
        ) : (
          <VaultQuestion
            status={status}
            answer={answer}
            problem={problem}
            trouble={trouble}
            isLeaving={isLeaving}
            onAnswer={change => setTyped({ ...answer, ...change })}
          />
        )}
      </DialogForm>
    </Dialog>
  )
}
