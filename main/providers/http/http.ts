import type { Failure } from '#app/failure.ts'
import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import { readBody, type Body } from './body.ts'
import { countedBody } from './counted-body.ts'
import { neverConnected } from './never-connected.ts'
import type { Reach } from './reach.ts'

export type HttpRequest = Readonly<{
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: URL
  headers?: Readonly<Record<string, string>>
  /** A plain value goes as JSON; FormData and bytes as they are. */
  body?: unknown
  /** For bytes: how many have left so far. */
  onSent?: ((sentBytes: number) => void) | undefined
  signal?: AbortSignal | undefined
  timeoutMs?: number
  maxBytes?: number
}>

export type HttpReply = Readonly<{
  status: number
  headers: Headers
  body: Body
  /** When whoever paces the calls will let the next one go; only on a reply that tells us to stop. */
  stoppedUntil?: EpochMs
}>

/**
 * `answer`: the server spoke. `unsent`: it provably never saw the request (no name, refused, no good certificate, address not allowed).
 * `unknown`: it may have acted on the request; whoever sent something that must not happen twice has to read back.
 */
export type HttpOutcome =
  | Readonly<{ reached: 'answer'; reply: HttpReply }>
  | Readonly<{ reached: 'unsent'; failure: Failure }>
  | Readonly<{ reached: 'unknown'; failure: Failure }>

export type Http = Readonly<{
  send(request: HttpRequest): Promise<HttpOutcome>
  /** Whether this door leads there; realtime connections ask before they connect. */
  reaches: Reach
}>

const USUAL_TIMEOUT_MS = 30 * SECOND_MS
const USUAL_MAX_BYTES = 8 * 1024 * 1024
/** Without a reason an error is made for one, with its stack, at the end of every call. */
const DONE = 'done'

/** The only `fetch` of the product. Redirects are refused: a credential goes to the host the person typed and to no other. */
export function createHttp({ clock, reaches }: Readonly<{ clock: Clock; reaches: Reach }>): Http {
  return { reaches, send: request => (reaches(request.url) ? exchange(request, clock) : Promise.resolve(unsent())) }
}

async function exchange(request: HttpRequest, clock: Clock): Promise<HttpOutcome> {
  const end = new AbortController()
  const signal = request.signal === undefined ? end.signal : AbortSignal.any([request.signal, end.signal])
  void clock.sleep(request.timeoutMs ?? USUAL_TIMEOUT_MS, end.signal).then(() => end.abort())
  try {
    const response = await fetch(request.url, { ...toInit(request), redirect: 'manual', credentials: 'omit', signal })
    const body = await readBody(response, request.maxBytes ?? USUAL_MAX_BYTES)
    return { reached: 'answer', reply: { status: response.status, headers: response.headers, body } }
  } catch (error) {
    if (request.signal?.aborted) return { reached: 'unknown', failure: { kind: 'cancelled' } }
    return neverConnected(error) ? unsent() : { reached: 'unknown', failure: { kind: 'offline' } }
  } finally {
    end.abort(DONE)
  }
}

function toInit({ method, headers, body, onSent }: HttpRequest): RequestInit {
  if (body === undefined) return { method, headers: { accept: 'application/json', ...headers } }
  // With its length said, since file stores refuse a body of unknown length.
  if (body instanceof Uint8Array && onSent !== undefined) {
    return { method, headers: { ...headers, 'content-length': String(body.length) }, body: countedBody(body, onSent), duplex: 'half' }
  }
  if (body instanceof FormData || body instanceof Uint8Array) return { method, headers: { ...headers }, body: toBody(body) }
  return {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

const toBody = (body: FormData | Uint8Array): FormData | Blob =>
  body instanceof FormData ? body : new Blob([new Uint8Array(body)])

const unsent = (): HttpOutcome => ({ reached: 'unsent', failure: { kind: 'offline' } })
