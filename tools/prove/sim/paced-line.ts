import type { AccountId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail } from '#app/result.ts'
import { failureFromReply } from '#main/providers/http/failure-from-reply.ts'
import type { Http, HttpRequest } from '#main/providers/http/http.ts'
import type { ProviderAccount, SendOutcome } from '#main/providers/provider.ts'
import { withBetween } from './limited-line.ts'

type Paced = Readonly<{
  accountId: AccountId
  /** The quota's door, with the service behind it. */
  http: Http
  now: () => EpochMs
}>

/** The same line, whose every call takes its turn at the product's own quota, and is refused as its HTTP would be. */
export function pacedLine(line: ProviderAccount, { accountId, http, now }: Paced): ProviderAccount {
  const url = new URL(`https://${accountId.replaceAll(/[^a-z0-9]/g, '-')}.test/`)

  /** What the deed came to; where it was not done, why. */
  async function through<T>(method: HttpRequest['method'], signal: AbortSignal | undefined, deed: () => Promise<T>): Promise<Readonly<{ done: T }> | Readonly<{ failure: Failure }>> {
    const all: T[] = []
    const outcome = await http.send({ method, url, signal, body: async () => (all.push(await deed()), all.at(-1)) })
    const [done] = all
    if (done !== undefined) return { done }
    if (outcome.reached !== 'answer') return { failure: outcome.failure }
    return { failure: failureFromReply(outcome.reply, { accountId, now: now(), explain: () => ({ message: null, need: null }) }) }
  }

  return withBetween(line, {
    reading: call => async asking => {
      const went = await through<Awaited<ReturnType<typeof call>>>('GET', asking.signal, () => call(asking))
      return 'done' in went ? went.done : fail(went.failure)
    },
    sending: call => async (asking): Promise<SendOutcome> => {
      const went = await through('POST', asking.signal, () => call(asking))
      return 'done' in went ? went.done : { outcome: 'notStored', failure: went.failure }
    },
  })
}
