import { remoteOf } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok } from '#app/result.ts'
import type { ProviderAccount, SendOutcome, Sending } from '#main/providers/provider.ts'
import type { OnceAnswer } from './client.ts'
import { toThreadItem } from './normalise/thread-item.ts'
import type { Room } from './room.ts'
import { CrispMessage, CrispSent } from './wire/message.ts'
import { readRecord } from './wire/records.ts'

type SendingParts = Pick<ProviderAccount, 'send' | 'annotate' | 'sendFile' | 'watermark' | 'findSent'>

type Outgoing = Readonly<{ type: 'text' | 'note'; content: string }> | Readonly<{ type: 'file'; content: Readonly<{ name: string; url: string; type: string }> }>

export function createSending(room: Room): SendingParts {
  async function post(sending: Omit<Sending, 'text'>, outgoing: Outgoing): Promise<SendOutcome> {
    const fingerprint = toFingerprint(sending.clientId)
    const body = { ...outgoing, from: 'operator', origin: 'chat', fingerprint, ...speaker(sending) }
    const path = ['conversation', remoteOf(sending.conversationId), 'message']
    const answer = await room.client.atSiteOnce('POST', path, { body, signal: sending.signal })
    return judge(answer, stored => {
      const message = CrispMessage.parse({ ...body, fingerprint: stored, timestamp: room.clock.now() })
      return toThreadItem(sending.conversationId, message)
    })
  }

  return {
    send: sending => post(sending, { type: 'text', content: sending.text }),
    annotate: async sending => {
      const outcome = await post(sending, { type: 'note', content: sending.text })
      room.learn('notes', outcome.outcome === 'sent' ? ok(null) : fail(outcome.failure))
      return outcome
    },
    sendFile: sending => {
      const { name, uploaded, mime } = sending.file
      return post(sending, { type: 'file', content: { name, url: uploaded, type: mime } })
    },
    // The fingerprint alone tells new from old.
    watermark: () => Promise.resolve(ok(null)),
    findSent: async ({ conversationId, clientId, signal }) => {
      const fingerprint = String(toFingerprint(clientId))
      const path = ['conversation', remoteOf(conversationId), 'message', fingerprint]
      const data = await room.client.atSite('GET', path, { signal })
      if (data.ok) return ok(fingerprint)
      return data.failure.kind === 'notFound' ? ok(null) : data
    },
  }
}

/**
 * Whether it was stored (reference, section 9): a refusal by status comes before storing, everything unclear is doubt.
 *
 *     never left · 401 · 403 · 420 · 423 · 429 ──► notStored      400 · 404 · 405 · 413 · 422 ──► refused
 *     2xx with a fingerprint ──► sent                             all else ──► doubt
 */
function judge({ outcome, asRead }: OnceAnswer, toItem: (fingerprint: number) => ReturnType<typeof toThreadItem>): SendOutcome {
  if (outcome.reached === 'unsent') return { outcome: 'notStored', failure: outcome.failure }
  if (outcome.reached === 'unknown') return { outcome: 'doubt', failure: outcome.failure }
  if (!asRead.ok) return { outcome: judgeRefusal(asRead.failure, outcome.reply.status), failure: asRead.failure }
  const sent = readRecord(CrispSent, asRead.value)
  if (!sent.ok) return { outcome: 'doubt', failure: sent.failure }
  return { outcome: 'sent', remoteId: String(sent.value.fingerprint), item: toItem(sent.value.fingerprint) }
}

const LATE_STATUSES = new Set([408, 425])

function judgeRefusal(failure: Failure, status: number): 'notStored' | 'refused' | 'doubt' {
  if (status < 400 || status >= 500 || LATE_STATUSES.has(status)) return 'doubt'
  switch (failure.kind) {
    case 'unauthorised':
    case 'forbidden':
    case 'rateLimited':
      return 'notStored'
    default:
      return 'refused'
  }
}

/** Who speaks or acts, as a part of a call's body. Without an author it is the workspace. */
export function speaker({ operator }: Pick<Sending, 'operator'>): object {
  return operator === null ? {} : { user: { type: 'participant', user_id: remoteOf(operator.id), nickname: operator.name } }
}

/** @throws on a client id that is no such number: it is minted by us */
function toFingerprint(clientId: string): number {
  const fingerprint = Number(clientId)
  if (!/^[1-9]\d{0,15}$/.test(clientId) || !Number.isSafeInteger(fingerprint)) throw new Error('a client id has to be a number of about 15 digits')
  return fingerprint
}
