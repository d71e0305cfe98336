import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderId } from '#app/domain/provider-id.ts'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { accounts, manifests, offers } from '#renderer/queries/accounts.ts'
import { vaultStatus } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { sourceOf, type AddStep } from './add-state.ts'
import { newAccounts } from './remote-choices.ts'
import { useAccountCheck } from './use-account-check.ts'
import { useAddAccount } from './use-add-account.ts'
import { useVaultSettle } from './use-vault-settle.ts'
import { usualWay, vaultNeed } from './vault-answer.ts'

const ADDED = 'account-added'

/** Everything behind the dialog that adds an account: where one is on the way, and what the buttons do there. */
export function useAdding({ offered, onClose }: Readonly<{ offered: ProviderId | null; onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { state, tell } = useAddAccount()
  const providers = useQuery(manifests())
  const { data: found } = useQuery(offers())
  const { data: views = [] } = useQuery(accounts())
  const { data: vault } = useQuery(vaultStatus())
  const known = views.map(({ account }) => account)
  const check = useAccountCheck(known)
  const add = useCommand('accounts.add')
  const settling = useVaultSettle()
  const toasts = useToasts()
  const announce = useAnnounce()

  const manifest = providers.data?.find(({ id }) => id === state.providerId)
  const step: AddStep = manifest === undefined ? 'service' : state.step !== 'key' && state.step !== 'service' && state.check.state !== 'good' ? 'key' : state.step
  const needsVault = vault !== undefined && vaultNeed(vault) !== 'nothing'
  const isChecking = state.check.state === 'running'
  const isBusy = add.isPending || settling.isBusy
  const answer = vault === undefined || state.vault.way !== null ? state.vault : { ...state.vault, way: usualWay(vault) }
  const asked = sourceOf(state, manifest?.fields ?? [])

  function checkKey(): void {
    if ('missing' in asked) tell({ kind: 'fieldMissing', field: asked.missing })
    else check(asked.source)
  }

  function look(): void {
    tell({ kind: 'choicesLooked', known })
    const { state: now } = useAddAccount.getState()
    if (now.showsWrong || now.isNoneTicked) return
    if (needsVault) tell({ kind: 'went', step: 'vault' })
    else addAll()
  }

  function settle(): void {
    if (vault === undefined) return
    settling.settle({ status: vault, answer, isLeaving: false }, () => {
      // The question about the vault is over, whatever becomes of the account.
      tell({ kind: 'went', step: 'accounts' })
      addAll()
    })
  }

  function addAll(): void {
    if ('missing' in asked) return tell({ kind: 'went', step: 'key' })
    add.mutate({ source: asked.source, accounts: newAccounts(state.choices) }, { onSuccess: added => end(added.map(({ name }) => name)) })
  }

  function end(names: readonly string[]): void {
    const text = t('added', { count: names.length, name: names[0] ?? '' })
    toasts.show({ text, detail: t('addedText'), tone: 'live', icon: 'check' }, ADDED)
    announce(text)
    tell({ kind: 'ended' })
    onClose()
  }

  // The last one's good news would lie over this one's buttons.
  useEffect(() => toasts.close(ADDED), [toasts])

  // A key of the environment needs one press: it is taken, and checked at once when nothing is missing.
  const isTaken = useRef(false)
  useEffect(() => {
    const offer = found?.find(({ providerId }) => providerId === offered)
    const fields = providers.data?.find(({ id }) => id === offered)?.fields
    if (isTaken.current || offer === undefined || fields === undefined) return
    isTaken.current = true
    tell({ kind: 'serviceChosen', providerId: offer.providerId, offer })
    const whole = sourceOf(useAddAccount.getState().state, fields)
    if ('source' in whole) check(whole.source)
  }, [offered, found, providers.data, tell, check])

  return {
    state, tell, providers, offers: found ?? [], known, manifest, step, vault, answer, settling, isChecking, isBusy,
    steps: ['service', 'key', 'accounts', ...(needsVault ? (['vault'] as const) : [])] satisfies AddStep[],
    ticked: state.choices.filter(({ isTicked }) => isTicked).length,
    isLast: step === 'vault' || !needsVault,
    addError: add.error,
    submit: () => {
      if (isBusy || isChecking) return
      if (step === 'key') checkKey()
      else if (step === 'accounts') look()
      else if (step === 'vault') settle()
    },
    back: () => tell({ kind: 'went', step: step === 'vault' ? 'accounts' : step === 'accounts' ? 'key' : 'service' }),
    cancelCheck: () => {
      tell({ kind: 'checkDropped' })
      tell({ kind: 'went', step: 'key' })
      announce(t('checkCancelled'))
    },
    close: () => {
      // The answer to a check that nobody waits for is dropped; what was typed stays.
      if (isChecking) tell({ kind: 'checkDropped' })
      onClose()
    },
  }
}

export type Adding = ReturnType<typeof useAdding>
