import { CallEnvelope, contract, type Name } from '#app/contract/index.ts'
import type { Failure } from '#app/failure.ts'
import { fail, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'
import type { Handlers } from './handlers.ts'

export type ServeNeeds = Readonly<{
  /** Of now: a call that comes while houses change waits for the next; null = the app is leaving. */
  handlers: () => Promise<Partial<Handlers> | null>
  /** Why a call of the contract has no handler now: the house that would answer it does not open. */
  unanswered?: () => Failure
  log: Log
}>

type Refusal = 'foreign-sender' | 'malformed-envelope' | 'unknown-call' | 'malformed-input'

/**
 * Answers one call of the window. Refuses whoever is not our page, whatever is not in the contract and whatever does not
 * parse; the log gets the kind of the refusal and never the content. A handler that throws has a bug: it becomes a
 * failure with a reference, and no stack leaves main.
 */
export function createServe({ handlers, unanswered = () => ({ kind: 'cancelled' }), log }: ServeNeeds) {
  const refuse = (kind: Refusal, name: Name | ''): Result<never> => {
    log.warn('call refused', { kind, name })
    return fail({ kind: 'bug', reference: kind })
  }

  return async function serve(sender: Readonly<{ isOurPage: boolean }>, envelope: unknown): Promise<Result<unknown>> {
    if (!sender.isOurPage) return refuse('foreign-sender', '')
    const call = reading(() => CallEnvelope.safeParse(envelope))
    if (!call.success) return refuse('malformed-envelope', '')
    if (!isName(call.data.name)) return refuse('unknown-call', '')
    const name = call.data.name
    const input = reading(() => contract[name].input.safeParse(call.data.input))
    if (!input.success) return refuse('malformed-input', name)
    try {
      const now = await handlers()
      // The compiler cannot follow that the input was parsed by the schema of this very name; it was, just above.
      const handler: ((input: never) => Promise<Result<unknown>>) | undefined = now?.[name]
      return handler === undefined ? fail(unanswered()) : await handler(input.data as never)
    } catch (error) {
      return fail({ kind: 'bug', reference: log.bug(`call ${name}`, error) })
    }
  }
}

/** A schema may throw at what only a hostile window sends: it freezes what it reads, and a typed array cannot be frozen. */
function reading<R>(parse: () => R): R | Readonly<{ success: false }> {
  try {
    return parse()
  } catch {
    return { success: false }
  }
}

function isName(name: string): name is Name {
  return Object.hasOwn(contract, name)
}
