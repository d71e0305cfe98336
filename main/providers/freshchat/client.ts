import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import { readReply, type ReplyReading } from '#main/providers/http/failure-from-reply.ts'
import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import type { FreshchatKey } from './credential.ts'
import { explainRefusal, isPastTheEnd } from './wire/refusal.ts'

/** The documented largest page. */
export const MOST_ITEMS = 50

type Query = Readonly<Record<string, string | number>>
type Call = Readonly<{ query?: Query; body?: unknown; signal?: AbortSignal | undefined }> & Pick<HttpRequest, 'headers' | 'onSent' | 'timeoutMs'>

/** `isPastTheEnd`: there is no such page, in accounts that call this an error. */
type ListAnswer = Readonly<{ isPastTheEnd: true }> | Readonly<{ isPastTheEnd: false; body: unknown }>

/** Calls under `/v2` with the account's token. Knows addresses and statuses, not what is inside the answers. */
export type FreshchatClient = ReturnType<typeof createFreshchatClient>

type ClientNeeds = Readonly<{ http: Http; clock: Clock; key: FreshchatKey; accountId: AccountId | null }>

export function createFreshchatClient({ http, clock, key, accountId }: ClientNeeds) {
  const reading = (): ReplyReading => ({ accountId, now: clock.now(), explain: explainRefusal })

  const send = async (method: 'GET' | 'POST' | 'PUT', path: string, { query, headers, ...call }: Call): Promise<HttpOutcome> => {
    if (hasDots(path)) return { reached: 'unsent', failure: { kind: 'notFound' } }
    const url = new URL(`/v2${path}`, key.origin)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value))
    return http.send({ method, url, headers: { ...headers, authorization: `Bearer ${key.token}` }, ...call })
  }

  return {
    get: async (path: string, call: Call = {}): Promise<Result<unknown>> => readReply(await send('GET', path, call), reading()),
    put: async (path: string, call: Call): Promise<Result<unknown>> => readReply(await send('PUT', path, call), reading()),
    /** For POSTs that create nothing, or nothing that matters twice. */
    post: async (path: string, call: Call): Promise<Result<unknown>> => readReply(await send('POST', path, call), reading()),
    /** For POSTs that must not happen twice: the bare outcome, and what its status would mean for a read. */
    postOnce: async (path: string, call: Call): Promise<Readonly<{ outcome: HttpOutcome; asRead: Result<unknown> }>> => {
      const outcome = await send('POST', path, call)
      return { outcome, asRead: readReply(outcome, reading()) }
    },
    /** An empty body is not the end of a list: only the service's own word is. */
    getPage: async (path: string, page: number, call: Call): Promise<Result<ListAnswer>> => {
      const query = { items_per_page: MOST_ITEMS, ...call.query, page }
      const outcome = await send('GET', path, { ...call, query })
      const isPast = page > 1 && outcome.reached === 'answer' && outcome.reply.body.type === 'json' && isPastTheEnd(outcome.reply.body.value)
      if (isPast) return ok({ isPastTheEnd: true })
      const reply = readReply(outcome, reading())
      return reply.ok ? ok({ isPastTheEnd: false, body: reply.value }) : reply
    },
    /** A link out of an answer, as path and query; refused where it leads to another host or out of `under`, since the token goes along. */
    follow: async (href: string, under: string, signal: AbortSignal | undefined): Promise<Result<ListAnswer>> => {
      const url = URL.canParse(href, key.origin.href) ? new URL(href, key.origin) : null
      const path = url?.pathname.replace(/^\/api\/v2\//, '/v2/')
      if (url === null || url.origin !== key.origin.origin || path !== `/v2${under}`) return fail({ kind: 'unreadable', path: 'link.href', found: 'malformed' })
      const reply = readReply(await send('GET', under, { query: Object.fromEntries(url.searchParams), signal }), reading())
      return reply.ok ? ok({ isPastTheEnd: false, body: reply.value }) : reply
    },
  }
}

/** No encoding keeps `..` from leading to another route; no such thing has an id like that. */
const hasDots = (path: string): boolean => path.split('/').some(piece => /^\.+$/.test(piece))
