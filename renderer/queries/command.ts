import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import type { Input, Name, Output } from '#app/contract/index.ts'
import { ask, FailureError } from '#renderer/bridge/ask.ts'
import type { Failure } from '#app/failure.ts'

/** A command of the contract as a mutation. Nothing is written to a cache: main tells what changed. */
export function useCommand<N extends Name>(name: N): UseMutationResult<Output<N>, Error, Input<N>> {
  return useMutation({ mutationFn: (input: Input<N>) => ask(name, input) })
}

/** The same where what waits for the answer is no component. @throws {FailureError} with the failure that main answered */
export const tell: Tell = (name, input) => ask(name, input)
export type Tell = <N extends Name>(name: N, input: Input<N>) => Promise<Output<N>>

/** The failure behind an error of a query or a mutation; what is not one is a bug of ours. */
export function failureOf(error: unknown): Failure {
  return error instanceof FailureError ? error.failure : { kind: 'bug', reference: 'window' }
}
