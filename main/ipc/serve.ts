import { CallEnvelope, contract, type Name } from '#app/contract/index.ts'
import { fail, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'
import type { Handlers } from './handlers.ts'

export type ServeNeeds = Readonly<{ /** Of now: a call that comes while houses change waits for the next; null = the app is leaving. */
  handlers: () => Promise<Handlers | null>; log: Log }>

/**
 * Answers one call of the window. Refuses whoever is not our page, whatever is not in the contract and whatever does not
 * parse; the log gets the kind of the refusal and never the content. A handler that throws has a bug: it becomes a
 * failure with a reference, and no stack leaves main.
 */
export function createServe({ handlers, log }: ServeNeeds) {
  const refuse = (kind: string, name: string): Result<never> => {
    log.warn('call refused', { kind, name })
    return fail({ kind: 'bug', reference: kind })
  }

  return async function serve(sender: Readonly<{ isOurPage: boolean }>, envelope: unknown): Promise<Result<unknown>> {
    if (!sender.isOurPage) return refuse('foreign-sender', '')
    const call = CallEnvelope.safeParse(envelope)
    if (!call.success) return refuse('malformed-envelope', '')
    if (!isName(call.data.name)) return refuse('unknown-call', '')
    const name = call.data.name
    const input = contract[name].input.safeParse(call.data.input)
    if (!input.success) return refuse('malformed-input', name)
    try {
      const now = await handlers()
      return now === null ? fail({ kind: 'cancelled' }) : await answer(now, name, input.data)
    } catch (error) {
      return fail({ kind: 'bug', reference: log.bug(`call ${name}`, error) })
    }
  }
}

function isName(name: string): name is Name {
  return Object.hasOwn(contract, name)
}

function answer(handlers: Handlers, name: Name, input: unknown): Promise<Result<unknown>> {
  // The compiler cannot follow that `input` was parsed by the schema of this very name; it was, three lines above the call.
  const handler: (input: never) => Promise<Result<unknown>> = handlers[name]
  return handler(input as never)
}
