import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#app/domain/account.ts'
import { isOfRemote } from '#app/domain/connection-report.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { Failure } from '#app/failure.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatList } from '#renderer/words/format.ts'
import { filledFields, type CredentialForm, type Values } from './credential-form.ts'
import type { GoodReport } from './remote-choices.ts'
import { wrongWords } from './wrong-words.ts'

type Wrong = Readonly<{ field: string | null; words: string }>
type Reconnected = Readonly<{ account: Account; manifest: ProviderManifest; onReplaced: () => void }>

/** A new key for an account: checked over what the account has, then put in its place. */
export function useReconnect({ account, manifest, onReplaced }: Reconnected) {
  const { t } = useTranslation('accounts')
  const { t: failureWords } = useTranslation('failures')
  const { t: providerWords } = useTranslation('providers')
  const check = useCommand('accounts.check')
  const replace = useCommand('accounts.replaceCredential')
  const [values, setValues] = useState<Values>({})
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [focus, setFocus] = useState<Readonly<{ part: string | null; times: number }>>({ part: null, times: 0 })
  const run = useRef(0)
  const form: CredentialForm = { fields: manifest.fields, values, given: manifest.fields.map(({ name }) => name) }

  function say(found: Wrong): void {
    setWrong(found)
    setFocus(({ times }) => ({ part: found.field ?? 'first', times: times + 1 }))
  }

  function fail(failure: Failure): void {
    const { what, you } = describeFailure(failure, failureWords)
    say({ field: null, words: `${what} ${you}` })
  }

  function put({ remotes }: GoodReport): void {
    if (!remotes.some(remote => isOfRemote(account, remote))) return say({ field: null, words: t('otherRemote', { name: account.name, found: formatList(remotes.map(({ name }) => name)) }) })
    replace.mutate({ id: account.id, fields: filledFields(form) }, { onSuccess: onReplaced, onError: error => fail(failureOf(error)) })
  }

  const isBusy = check.isPending || replace.isPending

  function submit(): void {
    if (isBusy) return
    const fields = filledFields(form)
    if (Object.keys(fields).length === 0) return say({ field: null, words: t('reconnectNothing') })
    setWrong(null)
    run.current += 1
    const mine = run.current
    check.mutate(
      { source: { from: 'account', accountId: account.id, fields } },
      {
        onSuccess: report => {
          // Something else was typed meanwhile: the answer is about what stood there before.
          if (mine !== run.current) return
          if (report.outcome === 'good') put(report)
          else say({ field: report.field, words: wrongWords({ providerId: manifest.id, field: report.field, failure: report.failure }, { t: providerWords, failureWords }) })
        },
        onError: error => mine === run.current && fail(failureOf(error)),
      },
    )
  }

  return {
    form,
    wrong,
    focus,
    isBusy,
    submit,
    type: (field: string, value: string) => {
      run.current += 1
      setWrong(null)
      setValues({ ...values, [field]: value })
    },
  }
}
