import { assertNever } from '#app/assert-never.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Body } from './body.ts'
import type { HttpOutcome, HttpReply } from './http.ts'
import { isStop, mayAskAgainAt } from './retry-after.ts'

export type ReplyReading = Readonly<{
  accountId: AccountId | null
  now: EpochMs
  /** The service's own sentence and word in an error body, as far as it gave them. */
  explain(body: unknown): Readonly<{ message: string | null; need: string | null }>
}>

/** The value of a good JSON answer; everything else as a failure. For reads: a send must tell doubt from refusal itself. */
export function readReply(outcome: HttpOutcome, reading: ReplyReading): Result<unknown> {
  if (outcome.reached !== 'answer') return fail(outcome.failure)
  const { reply } = outcome
  const isGood = reply.status >= 200 && reply.status < 300
  return isGood ? readGoodBody(reply.body) : fail(failureFromReply(reply, reading))
}

/** What a status outside of 2xx means. Statuses are looked at first, since error bodies differ and may be HTML. */
export function failureFromReply(reply: HttpReply, { accountId, now, explain }: ReplyReading): Failure {
  const { message, need } = explain(reply.body.type === 'json' ? reply.body.value : null)
  if (reply.status === 401) return { kind: 'unauthorised', accountId }
  if (reply.status === 403) return { kind: 'forbidden', accountId, need: need ?? message ?? '' }
  if (reply.status === 404) return { kind: 'notFound' }
  if (isStop(reply.status)) return { kind: 'rateLimited', until: reply.stoppedUntil ?? mayAskAgainAt(reply.headers, now) }
  if (reply.status >= 500 || reply.status < 400) return { kind: 'providerDown', status: reply.status }
  return { kind: 'rejected', reason: message ?? `HTTP ${reply.status}` }
}

function readGoodBody(body: Body): Result<unknown> {
  switch (body.type) {
    case 'json':
      return ok(body.value)
    case 'none':
      return ok(null)
    case 'html':
    case 'tooLarge':
    case 'malformed':
      return fail({ kind: 'unreadable', path: '', found: body.type })
    default:
      return assertNever(body)
  }
}
