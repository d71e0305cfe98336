import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountView } from '#app/domain/account.ts'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { appInfo } from '#renderer/queries/app.ts'
import { useAccountTask, type AccountChange } from '#renderer/ui-state/account-task.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { AddAccountDialog } from './add-account-dialog.tsx'
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { LeaveDemoDialog } from './leave-demo-dialog.tsx'
import { ReconnectDialog } from './reconnect-dialog.tsx'
import { TeamFileDialog } from './team-file-dialog.tsx'
import { useTeam } from './use-team.ts'
import { RemoveAccountDialog } from './remove-account-dialog.tsx'
import { VaultDialog } from './vault-dialog.tsx'

/** Whatever floats over the window about accounts and where their keys are kept. */
export function AccountsLayer() {
  const { layer, open, close } = useLayers()
  const isForTeam = useTeam(team => team.isConnecting)
  const { task, end } = useAccountTask()
  const { data: info } = useQuery(appInfo())
  const offered = task?.kind === 'addOffered' ? task.providerId : null
  const isAdding = layer === 'addAccount' || offered !== null
  function endAdding(): void {
    end()
    if (isForTeam) open('teamFile')
    else if (layer === 'addAccount') close()
  }
  if ((isAdding || layer === 'teamFile') && info?.isDemo === true) return <LeaveDemoDialog onClose={endAdding} />
  if (isAdding) return <AddAccountDialog offered={offered} onClose={endAdding} />
  if (layer === 'teamFile') return <TeamFileDialog onClose={close} />
  if (task === null) return null
  switch (task.kind) {
    case 'addOffered':
      return null
    case 'changePassphrase':
      return <ChangePassphraseDialog onClose={end} />
    case 'unlockVault':
    case 'chooseVault':
      return <VaultDialog key={task.kind} isUnlock={task.kind === 'unlockVault'} onClose={end} />
    default:
      return <OfAccount key={`${task.kind} ${task.accountId}`} task={task} onClose={end} />
  }
}

type OfAccountProps = Readonly<{ task: AccountChange; onClose: () => void }>

function OfAccount({ task, onClose }: OfAccountProps) {
  const { data: views = [] } = useQuery(accounts())
  const { data: providers = [] } = useQuery(manifests())
  const present = views.find(({ account }) => account.id === task.accountId)
  // The account goes away under the dialog that removes it, which still has something to say.
  const [last, setLast] = useState<AccountView | undefined>(present)
  if (present !== undefined && present !== last) setLast(present)
  const view = present ?? last
  const manifest = providers.find(({ id }) => id === view?.account.providerId)
  if (view === undefined || manifest === undefined) return null
  switch (task.kind) {
    case 'edit':
      return <EditAccountDialog view={view} others={views.filter(other => other !== view)} manifest={manifest} onClose={onClose} />
    case 'reconnect':
      return <ReconnectDialog account={view.account} manifest={manifest} onClose={onClose} />
    case 'remove':
      return <RemoveAccountDialog account={view.account} onClose={onClose} />
  }
}
