import type { CredentialSource } from '#app/contract/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import type { KnownAccount } from './remote-choices.ts'
import { useTeam } from './use-team.ts'
import { useAddAccount } from './use-add-account.ts'

/** Asks the service whether the key works. Whoever cancels drops the answer; the question itself cannot be called back. */
export function useAccountCheck(known: readonly KnownAccount[]): (source: CredentialSource) => void {
  const { mutate } = useCommand('accounts.check')
  return source => {
    const { tell } = useAddAccount.getState()
    tell({ kind: 'checkBegan' })
    const { run } = useAddAccount.getState().state
    mutate(
      { source },
      {
        onSuccess: report => tell({ kind: 'checkEnded', run, report, known, team: useTeam.getState().accounts }),
        onError: error => tell({ kind: 'checkFailed', run, failure: failureOf(error) }),
      },
    )
  }
}
