import type { Input, Name, Output } from '#app/contract/index.ts'
import type { Failure } from '#app/failure.ts'

/** A failure on its way to an error state: queries and mutations reject with it. `describeFailure` turns it into words. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind)
    this.failure = failure
  }
}

/**
 * Calls main. The name decides what goes in and what comes out; main parsed the one and typed the other.
 * @throws {FailureError} with the failure that main answered
 */
export async function ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await window.inbox.call(name, input)
  if (!reply.ok) throw new FailureError(reply.failure)
  // The one place where an answer gets its type: both sides share the contract, and the preload passes values through.
  return reply.value as Output<N>
}
