import type { AccountId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { fail, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { readReply } from '#main/providers/http/failure-from-reply.ts'
import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import type { CrispKey } from './credential.ts'
import { explainRefusal, readData, reasonOf } from './wire/envelope.ts'

type Method = HttpRequest['method']
/** Each becomes one piece of the path, whatever it contains. */
type Path = readonly string[]
export type Call = Readonly<{
  query?: Readonly<Record<string, string | number | undefined>>
  body?: unknown
  signal?: AbortSignal | undefined
}>

/** Calls under `/v1`. Knows addresses, credentials and the envelope, not what lies inside. */
export type CrispClient = Readonly<{
  /** Answers the `data` of the envelope. */
  ask(method: Method, path: Path, call?: Call): Promise<Result<unknown>>
  /** The same behind `/website/{id}` of this account. */
  atSite(method: Method, path: Path, call?: Call): Promise<Result<unknown>>
  /** For what must not happen twice: the bare outcome as well, and what it would mean for a read. */
  atSiteOnce(method: Method, path: Path, call: Call): Promise<OnceAnswer>
}>

export type OnceAnswer = Readonly<{ outcome: HttpOutcome; asRead: Result<unknown> }>

type ClientNeeds = Readonly<{
  http: Http
  clock: Clock
  key: CrispKey
  accountId: AccountId | null
  /** '' where only `ask` is used. */
  websiteId: string
}>

export function createCrispClient({ http, clock, key, accountId, websiteId }: ClientNeeds): CrispClient {
  const headers = {
    authorization: `Basic ${Buffer.from(`${key.identifier}:${key.key}`).toString('base64')}`,
    'x-crisp-tier': key.tier,
  }

  async function send(method: Method, path: Path, { query, body, signal }: Call): Promise<HttpOutcome> {
    if (path.some(isDots)) return { reached: 'unsent', failure: { kind: 'notFound' } }
    const url = new URL(`/v1/${path.map(encodeURIComponent).join('/')}`, key.origin)
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    return http.send({ method, url, headers, signal, ...(body === undefined ? {} : { body }) })
  }

  function read(outcome: HttpOutcome): Result<unknown> {
    const reply = readReply(outcome, { accountId, now: clock.now(), explain: explainRefusal })
    if (reply.ok) return readData(reply.value)
    return fail(sharpen(reply.failure, outcome))
  }

  /** A missing plugin is answered like a missing conversation; only the reason tells them apart. */
  function sharpen(failure: Failure, outcome: HttpOutcome): Failure {
    if (failure.kind !== 'notFound' || outcome.reached !== 'answer' || outcome.reply.body.type !== 'json') return failure
    if (reasonOf(outcome.reply.body.value) !== 'not_subscribed') return failure
    return { kind: 'forbidden', accountId, need: explainRefusal(outcome.reply.body.value).message ?? 'not_subscribed' }
  }

  /** No encoding keeps `..` from leading to another route; no such thing has an id like that. */
  const isDots = (piece: string): boolean => /^\.*$/.test(piece)

  const site = (path: Path): Path => ['website', websiteId, ...path]
  return {
    ask: async (method, path, call = {}) => read(await send(method, path, call)),
    atSite: async (method, path, call = {}) => read(await send(method, site(path), call)),
    atSiteOnce: async (method, path, call) => {
      const outcome = await send(method, site(path), call)
      return { outcome, asRead: read(outcome) }
    },
  }
}
