import { useEffect } from 'react'
import type { AccountOutcome, Scope } from '#app/contract/scope.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'

export type ServiceSearch = Readonly<{ ask: () => void }> &
  (
    | Readonly<{ state: 'notAsked' | 'asking' }>
    | Readonly<{ state: 'failed'; failure: Failure }>
    | Readonly<{ state: 'answered'; ids: readonly ConversationId[]; outcomes: readonly AccountOutcome[] }>
  )

/** Has the services look for the words of the moment, when a person says so. Other words begin anew; leaving ends what is under way. */
export function useServiceSearch(text: string, scope: Scope): ServiceSearch {
  const { mutate, variables, status, data, error } = useCommand('conversations.searchServices')
  useEffect(() => () => mutate({ text: '', scope: null }), [mutate])
  const ask = () => mutate({ text, scope })
  if (text === '' || variables?.text !== text) return { ask, state: 'notAsked' }
  switch (status) {
    case 'success':
      return { ask, state: 'answered', ...data }
    case 'error':
      return { ask, state: 'failed', failure: failureOf(error) }
    case 'pending':
      return { ask, state: 'asking' }
    case 'idle':
      return { ask, state: 'notAsked' }
  }
}
