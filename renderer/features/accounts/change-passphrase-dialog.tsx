import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import css from './accounts.module.css'
import { DialogForm } from './dialog-form.tsx'
import { useFirstControl, useFocusPart } from './form-focus.ts'
import { SecretField } from './secret-field.tsx'
import { Trouble } from './trouble.tsx'
import { passphraseProblem, type VaultProblem } from './vault-answer.ts'

const FORM = 'change-passphrase'
const EMPTY = { current: '', passphrase: '', again: '' }
type Part = keyof typeof EMPTY

/** Locks the same file with another passphrase. The present one is asked for although the file is open. */
export function ChangePassphraseDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const [typed, setTyped] = useState(EMPTY)
  const [problem, setProblem] = useState<Readonly<{ part: Part; words: VaultProblem | 'wrong' }> | null>(null)
  const [focus, setFocus] = useState<Readonly<{ part: string | null; times: number }>>({ part: null, times: 0 })
  const change = useCommand('vault.changePassphrase')
  const toasts = useToasts()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  useFocusPart(form, focus)
  const initialFocus = useFirstControl(form)

  function say(part: Part, words: VaultProblem | 'wrong'): void {
    setProblem({ part, words })
    setFocus(({ times }) => ({ part, times: times + 1 }))
  }

  function submit(): void {
    if (change.isPending) return
    const { current, passphrase } = typed
    if (current === '') return say('current', 'empty')
    const wrong = passphraseProblem(typed)
    if (wrong !== null) return say(wrong === 'differs' ? 'again' : 'passphrase', wrong)
    setProblem(null)
    change.mutate(
      { current, next: passphrase },
      {
        onSuccess: () => {
          toasts.show({ text: t('passphraseChanged'), tone: 'live', icon: 'check' })
          announce(t('passphraseChanged'))
          onClose()
        },
        onError: error => isWrong(error) && say('current', 'wrong'),
      },
    )
  }

  const field = (part: Part, label: string, hint?: string) => (
    <div data-part={part} className={css.part}>
      <FormField label={label} hint={hint} error={problem?.part === part ? t(`passphrase_${problem.words}`, { defaultValue: '' }) : undefined}>
        <SecretField
          name={part}
          value={typed[part]}
          trims={false}
          revealLabel={t('revealField', { field: label })}
          concealLabel={t('concealField', { field: label })}
          onChange={text => {
            setTyped({ ...typed, [part]: text })
            setProblem(null)
          }}
        />
      </FormField>
    </div>
  )

  return (
    <Dialog
      open
      size="medium"
      initialFocus={initialFocus}
      title={t('changePassphrase')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <Button type="submit" form={FORM} variant="primary" busy={change.isPending}>
          {t('changePassphraseNow')}
        </Button>
      }
    >
      <DialogForm ref={form} id={FORM} onSubmit={submit}>
        {change.isError && !isWrong(change.error) && <Trouble>{t('passphraseNotChanged', describeFailure(failureOf(change.error), failureWords))}</Trouble>}
        {field('current', t('passphraseCurrent'))}
        <div className={css.pair}>
          {field('passphrase', t('passphraseNew'), t('passphraseHint'))}
          {field('again', t('passphraseAgain'))}
        </div>
      </DialogForm>
    </Dialog>
  )
}

function isWrong(error: Error): boolean {
  const failure = failureOf(error)
  return failure.kind === 'vaultUnavailable' && failure.cause === 'wrongPassphrase'
}
