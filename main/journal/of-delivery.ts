import { assertNever } from '#app/assert-never.ts'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { Delivery, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

type Step = Readonly<{ before: OutboxEntry | null; after: OutboxEntry }>

/** The obstacle that an entry last met; null = none since it was written, or since a person took it up again. */
export type ObstacleSeen = Failure['kind'] | null

/** What a step of the outbox brings that is news. An entry that meets the same obstacle with every attempt has one line of it. */
export function ofDelivery(step: Step, seen: ObstacleSeen, now: EpochMs): Readonly<{ happenings: readonly Happening[]; seen: ObstacleSeen }> {
  const was = step.before?.delivery
  // Between two attempts the row is on its way, and says nothing of the one before.
  const met = was?.state === 'queued' && was.lastFailure !== null ? was.lastFailure.kind : seen
  const what = happeningOf(step, met, now)
  return { happenings: what === null ? [] : [what], seen: obstacleAfter(step.after.delivery, met) }
}

function happeningOf({ before, after }: Step, met: ObstacleSeen, now: EpochMs): Happening | null {
  const { delivery, attempts, createdAt } = after
  const intent = after.intent.kind
  const was = before?.delivery ?? null
  // Reading marks conversations all day: only what went wrong with that is of interest.
  const isQuiet = intent === 'read'
  const isWritten = intent === 'reply' || intent === 'note' || intent === 'file'
  switch (delivery.state) {
    case 'queued':
      if (was?.state === 'checking') return { kind: 'doubtEnded', intent, how: 'sentAgain' }
      if (was?.state === 'failed' || was?.state === 'uncertain') return { kind: 'triedAgain', intent }
      if (isQuiet) return null
      // A value shows in its row that it was wished for.
      if (was === null) return isWritten ? { kind: 'queued', intent } : null
      return delivery.lastFailure === null || delivery.lastFailure.kind === met ? null : { kind: 'putOff', intent, failure: delivery.lastFailure.kind }
    case 'uploading':
    case 'sending':
      return null
    case 'checking':
      return was?.state === 'sending' ? { kind: 'inDoubt', intent, failure: delivery.failure.kind } : null
    case 'uncertain':
      return { kind: 'doubtEnded', intent, how: 'unsolved' }
    case 'failed':
      return { kind: 'refused', intent, failure: delivery.failure.kind }
    case 'sent':
      if (was?.state === 'checking' || was?.state === 'uncertain') return { kind: 'doubtEnded', intent, how: 'found' }
      return isQuiet ? null : { kind: 'sent', intent, attempts, waitedMs: Math.max(0, now - createdAt) }
    case 'discarded':
      // A wish that a newer one takes the place of was not given up by anybody.
      return isWritten || (was?.state === 'failed' && !isQuiet) ? { kind: 'discarded', intent } : null
    default:
      return assertNever(delivery)
  }
}

function obstacleAfter(delivery: Delivery, met: ObstacleSeen): ObstacleSeen {
  switch (delivery.state) {
    case 'queued':
      return delivery.lastFailure?.kind ?? met
    case 'uploading':
    case 'sending':
    case 'checking':
      return met
    case 'uncertain':
    case 'failed':
    case 'sent':
    case 'discarded':
      return null
    default:
      return assertNever(delivery)
  }
}
