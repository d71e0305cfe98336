import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import { laneNow } from './quota-lane.ts'
import type { Quota } from './quota.ts'
import { unwantedSignal } from './wanted.ts'

/** How many bytes of the answer are of interest when a read only asks whether the service is well. */
const HARDLY_ANY_BYTES = 65_536
const GIVEN_UP: HttpOutcome = { reached: 'unsent', failure: { kind: 'cancelled' } }

/**
 * The same door, where every call waits for its turn in the lane that `inLane` named. A call that may not go, or is
 * not wanted any more by then (`whileWanted`), comes back as `unsent`: the service provably never saw it. A reply that tells us to stop says until when, as the quota keeps to it.
 */
export function paced(http: Http, { quota }: Readonly<{ quota: Quota }>): Http {
  /**
   * Where each host was last read: asked once more, it shows whether a host that failed is well again. Nothing else is kept of a
   * request, since its headers are a credential; whoever has something to send brings it.
   */
  const lastReads = new Map<string, URL>()

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const { host } = request.url
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead) await readFirst(request)
    const unwanted = unwantedSignal()
    const turn = await quota.take({ lane: laneNow(), host, isRead }, request.signal, unwanted)
    if (!turn.ok) return { reached: 'unsent', failure: turn.failure }
    if (unwanted?.aborted === true) {
      turn.value.end(GIVEN_UP)
      return GIVEN_UP
    }
    if (isRead) lastReads.set(host, request.url)
    let outcome: HttpOutcome = { reached: 'unknown', failure: { kind: 'cancelled' } }
    let stoppedUntil = null
    try {
      outcome = await http.send(request)
    } finally {
      stoppedUntil = turn.value.end(outcome)
    }
    if (stoppedUntil === null || outcome.reached !== 'answer') return outcome
    return { ...outcome, reply: { ...outcome.reply, stoppedUntil } }
  }

  /** A breaker opens for a read alone, and what a person sends must not wait until somebody happens to read. */
  async function readFirst({ url: { host }, headers, signal }: HttpRequest): Promise<void> {
    const url = lastReads.get(host)
    if (url === undefined || !quota.wantsRead(host)) return
    const { 'content-type': _ofBody, ...asked } = headers ?? {}
    await send({ method: 'GET', url, headers: asked, signal, maxBytes: HARDLY_ANY_BYTES })
  }

  return { reaches: http.reaches, send }
}
