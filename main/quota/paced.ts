import type { Http, HttpOutcome, HttpRequest } from '#main/providers/http/http.ts'
import { laneNow } from './quota-lane.ts'
import type { Quota } from './quota.ts'

/** How many bytes of the answer are of interest when a read only asks whether the service is well. */
const HARDLY_ANY_BYTES = 65_536

/**
 * The same door, where every call waits for its turn in the lane that `inLane` named. A call that may not go comes back as
 * `unsent`: the service provably never saw it. A reply that tells us to stop says until when, as the quota keeps to it.
 */
export function paced(http: Http, { quota }: Readonly<{ quota: Quota }>): Http {
  /** The last read of each host, in memory only: asked once more, it shows whether a host that failed is well again. */
  const lastReads = new Map<string, HttpRequest>()

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const { host } = request.url
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead) await readFirst(host, request.signal)
    const turn = await quota.take({ lane: laneNow(), host, isRead }, request.signal)
    if (!turn.ok) return { reached: 'unsent', failure: turn.failure }
    if (isRead) lastReads.set(host, request)
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
  async function readFirst(host: string, signal: AbortSignal | undefined): Promise<void> {
    const known = lastReads.get(host)
    if (known !== undefined && quota.wantsRead(host)) await send({ ...known, signal, maxBytes: HARDLY_ANY_BYTES })
  }

  return { reaches: http.reaches, send }
}
