import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderId } from '#app/domain/provider-id.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { failureOf } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { AccountsStep } from './accounts-step.tsx'
import { AddFooter } from './add-footer.tsx'
import { KeyStep } from './key-step.tsx'
import { ServiceStep } from './service-step.tsx'
import { StepLine } from './step-line.tsx'
import { Trouble } from './trouble.tsx'
import { useAdding, type Adding } from './use-adding.ts'
import { DialogForm } from './dialog-form.tsx'
import { useFirstControl, useFocusPart } from './form-focus.ts'
import { VaultQuestion } from './vault-question.tsx'

const FORM = 'add-account'

type AddAccountDialogProps = Readonly<{
  /** The service whose key main found in the environment and which is to be used at once. */
  offered: ProviderId | null
  onClose: () => void
}>

/** From a key to an account: service, key with a live check, what becomes of it, and where the key is kept. */
export function AddAccountDialog({ offered, onClose }: AddAccountDialogProps) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const adding = useAdding({ offered, onClose })
  const { step, steps, addError, settling } = adding
  const form = useRef<HTMLFormElement>(null)
  useFocusPart(form, adding.state.focus)
  const initialFocus = useFirstControl(form)
  useFocusPart(form, settling.focus)
  return (
    <Dialog
      open
      size="medium"
      initialFocus={initialFocus}
      title={t('add')}
      closeLabel={t('close')}
      onClose={adding.close}
      footer={step === 'service' ? undefined : <AddFooter adding={adding} form={FORM} />}
    >
      <StepLine steps={steps} current={step} service={step === 'service' ? null : (adding.manifest?.name ?? null)} />
      <DialogForm ref={form} id={FORM} onSubmit={adding.submit}>
        {addError !== null && <Trouble>{t('addFailed', describeFailure(failureOf(addError), failureWords))}</Trouble>}
        <Step adding={adding} />
      </DialogForm>
    </Dialog>
  )
}

function Step({ adding }: Readonly<{ adding: Adding }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const { state, tell, providers, manifest, step, known, vault, settling } = adding
  if (providers.isPending) return <SkeletonRows label={t('servicesLoading')} kind="line" count={3} />
  if (providers.isError) return <ErrorState size="panel" title={t('servicesFailed')} cause={describeFailure(failureOf(providers.error), failureWords).what} />
  if (step === 'service' || manifest === undefined)
    return <ServiceStep manifests={providers.data} offers={adding.offers} onChoose={(providerId, offer) => tell({ kind: 'serviceChosen', providerId, offer })} />
  if (step === 'vault' && vault !== undefined)
    return (
      <VaultQuestion
        status={vault}
        answer={adding.answer}
        problem={settling.problem}
        trouble={settling.trouble}
        onAnswer={change => tell({ kind: 'vaultAnswered', change })}
      />
    )
  if (step === 'accounts' && state.check.state === 'good')
    return (
      <AccountsStep
        state={state}
        report={state.check.report}
        manifest={manifest}
        known={known}
        onTick={remoteId => tell({ kind: 'remoteTicked', remoteId, known })}
        onTickAll={() => tell({ kind: 'allTicked', known })}
        onOpen={remoteId => tell({ kind: 'remoteOpened', remoteId })}
        onChange={(remoteId, change) => tell({ kind: 'choiceChanged', remoteId, change })}
      />
    )
  return (
    <KeyStep
      state={state}
      manifest={manifest}
      onType={(field, value) => tell({ kind: 'typed', field, value })}
      onTypeInstead={() => tell({ kind: 'serviceChosen', providerId: manifest.id, offer: null })}
    />
  )
}
