import { assertNever } from '#app/assert-never.ts'
import type { Happening } from '#app/domain/journal-entry.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'

type Step = Readonly<{ before: OutboxEntry | null; after: OutboxEntry }>

/** What a step of the outbox is called in the journal; null = it is not worth a line. */
export function ofDelivery({ before, after }: Step, now: EpochMs): Happening | null {
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
      if (was === null) return { kind: 'queued', intent }
      return putOff(was.state === 'queued' ? was.lastFailure : null, delivery.lastFailure, intent)
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

/** The same obstacle met again is no news. */
function putOff(before: Failure | null, now: Failure | null, intent: OutboxEntry['intent']['kind']): Happening | null {
  return now === null || now.kind === before?.kind ? null : { kind: 'putOff', intent, failure: now.kind }
}
