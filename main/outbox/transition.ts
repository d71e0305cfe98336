import { assertNever } from '#app/assert-never.ts'
import type { Delivery, Intent, MessageText } from '#app/domain/outbox-entry.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { ProviderAccount, SendOutcome } from '#main/providers/provider.ts'
import type { OutboxRow, OutboxTable } from '#main/store/store.ts'
import { isFile, isItem, isText } from './intents.ts'
import { beginChecking, isGraceOver, lookAgain, lookLater, lookOnceMore, type Checking } from './read-back.ts'
import { troubleOf } from './trouble.ts'

/** What happens to an entry. `retryAt`, `resendAt`: when it may go again, with backoff and jitter already in it. */
export type DeliveryEvent =
  /** Its bytes are about to leave, which nobody sees; and they are all there. */
  | Readonly<{ type: 'uploadBegun' }>
  | Readonly<{ type: 'uploaded'; uploaded: string }>
  /** It is about to leave: committed before the first byte does. A text brings its watermark. */
  | Readonly<{ type: 'claimed'; watermark?: string | null }>
  /** It could not even be tried, or its bytes did not get there. */
  | Readonly<{ type: 'notTried'; failure: Failure; retryAt: EpochMs }>
  /** What the service, or the silence, answered to a text. */
  | Readonly<{ type: 'outcome'; outcome: SendOutcome; retryAt: EpochMs }>
  /** A value was set, or could not be. */
  | Readonly<{ type: 'valueSet' }>
  | Readonly<{ type: 'valueNotSet'; failure: Failure; retryAt: EpochMs }>
  /** Reading back. `isDue` = at the planned time; false = earlier, since something hinted at it. */
  | Readonly<{ type: 'found'; remoteId: string }>
  | Readonly<{ type: 'absent'; isDue: boolean; resend: ProviderAccount['resend']; resendAt: EpochMs }>
  | Readonly<{ type: 'checkFailed'; isDue: boolean; failure: Failure; retryAt: EpochMs }>
  /** It came back to us with our own mark on it. */
  | Readonly<{ type: 'echo'; remoteId: string }>
  /** A newer intent sets the same value. */
  | Readonly<{ type: 'superseded' }>
  | Readonly<{ type: 'userRetry' }>
  | Readonly<{ type: 'userCheck' }>
  /** Somebody begins to rewrite it: refused where that could not be saved. */
  | Readonly<{ type: 'userBeginsEdit' }>
  | Readonly<{ type: 'userEdit'; text: MessageText }>
  | Readonly<{ type: 'userDiscard' }>
  | Readonly<{ type: 'userPutBack' }>
  /** The app starts: whatever was under way when it ended, we do not know. */
  | Readonly<{ type: 'restarted' }>

export type Move = Parameters<OutboxTable['move']>[1]

/**
 * `keepItem`: put the message into the thread, before the entry is moved. `refetch`: the row of the list shows a wish that
 * did not come true: ask for the conversation again, after the entry was moved. `checkNow`: look now, without a move.
 * `reword`: put the new text into the entry, right before it is moved. `keepUpload`: likewise where its bytes lie now, or that
 * nobody knows. What ends between the two leaves an entry that stands where it stood, and says what is true by then.
 */
export type Effect = 'keepItem' | 'refetch' | 'checkNow' | 'reword' | 'keepUpload'

/** `same`: the event means nothing here, as a late answer does. `refused`: a person asked for what cannot be done now. */
export type Next =
  | Readonly<{ type: 'moved'; move: Move; effects: readonly Effect[] }>
  | Readonly<{ type: 'same'; effects: readonly Effect[] }>
  | Readonly<{ type: 'refused' }>

/**
 * Where an intent stands, and every way on from there.
 *
 *            ┌────── notStored ─────────┐
 *            ▼                          │
 *   add ──► queued ───── claimed ────► sending ───── sent ──────────────► sent
 *            ▲                          │  └──────── refused ──► failed
 *            │                          │
 *            │                          │ doubt, restarted
 *            │  absent after the grace, ▼
 *            ├── same client id ────── checking ──── found ──────────────► sent
 *            │                          │    ▲
 *            │  absent after the grace, │    │
 *            │  nothing may go twice,   │    │ userCheck, hinted: one more look, which
 *            │  or no way to look       ▼    │ sends nothing, whatever comes of it
 *            └── userRetry ──────────  uncertain
 *
 *   queued ── uploadBegun ──► uploading ── uploaded, restarted ──► queued     (a file, before it is claimed)
 *   queued, uploading ── notTried ──► queued, later; or failed, when trying would never help
 *   checking ── absent within the grace, checkFailed ──► checking, to look again
 *   failed, queued ── userRetry; userEdit, while no attempt may have arrived ──► queued, at once
 *   failed, queued ── userBeginsEdit, likewise ──► as it was: whoever asks keeps it from being claimed
 *   failed, queued ── userRetry: a file is uploaded anew as well, since what was may be what is wrong
 *   queued, uploading, checking, uncertain, failed ── userDiscard ──► discarded     (what is being sent cannot be called back)
 *   discarded ── userPutBack, while no attempt may have arrived ──► queued, in its place
 *   every state but discarded ── echo, or a late answer `sent` ──► sent  (whatever we believed: it is there)
 *
 * Values (status, assignee, read, segments) know no doubt, since setting them again does no harm: where a text becomes `checking`,
 * a value becomes `queued` again, and after SETTING_TRIES it is `failed`.
 */
export function transition({ entry, firstSentAt }: OutboxRow, event: DeliveryEvent, now: EpochMs): Next {
  const { delivery, attempts, intent } = entry
  const isValue = !isItem(intent)
  const canReword = isText(intent) && firstSentAt === null
  const { state } = delivery
  switch (event.type) {
    case 'uploadBegun':
      return state === 'queued' && isFile(intent) ? moved({ delivery: { state: 'uploading', since: now } }) : SAME
    case 'uploaded':
      return state === 'uploading' ? moved({ delivery: { state: 'queued', notBefore: now, lastFailure: null } }, ['keepUpload']) : SAME
    case 'claimed':
      return state === 'queued' && isThere(intent)
        ? moved({
            delivery: { state: 'sending', since: now },
            attempts: attempts + 1,
            ...(firstSentAt === null ? { firstSentAt: now } : {}),
            ...(event.watermark === undefined ? {} : { watermark: event.watermark }),
          })
        : SAME
    case 'notTried':
      return state === 'queued' || state === 'uploading' ? notStored(event, isValue) : SAME
    case 'outcome':
      return afterOutcome(event, { delivery, firstSentAt }, now)
    case 'valueSet':
      return state === 'sending' ? moved({ delivery: { state: 'sent', at: now, remoteId: null } }) : SAME
    case 'valueNotSet':
      if (state !== 'sending') return SAME
      return troubleOf(event.failure) === 'passing' && attempts >= SETTING_TRIES ? failed(event.failure, isValue) : notStored(event, isValue)
    case 'found':
    case 'echo':
      return isFinal(state) ? SAME : sent(event.remoteId, now)
    case 'absent':
      return delivery.state === 'checking' ? afterAbsent(delivery, event, now) : SAME
    case 'checkFailed':
      return delivery.state === 'checking' ? afterFailedCheck(delivery, event, now) : SAME
    case 'superseded':
      return isValue && (state === 'queued' || state === 'failed') ? moved({ delivery: { state: 'discarded', at: now } }) : SAME
    case 'userRetry':
      return state === 'queued' || state === 'failed' || state === 'uncertain' ? queuedAnew(now, isFile(intent) && (state === 'failed' || firstSentAt === null)) : REFUSED
    case 'userCheck':
      if (state === 'checking') return { type: 'same', effects: ['checkNow'] }
      return delivery.state === 'uncertain' ? moved({ delivery: lookOnceMore(now, delivery.failure) }) : REFUSED
    case 'userBeginsEdit':
      return canReword && (state === 'queued' || state === 'failed') ? SAME : REFUSED
    case 'userEdit':
      return canReword && (state === 'queued' || state === 'failed') ? moved({ delivery: { state: 'queued', notBefore: now, lastFailure: null } }, ['reword']) : REFUSED
    case 'userDiscard':
      if (state === 'sending' || isFinal(state)) return REFUSED
      return moved({ delivery: { state: 'discarded', at: now } }, isValue ? ['refetch'] : [])
    case 'userPutBack':
      if (state !== 'discarded') return SAME
      return firstSentAt === null ? moved({ delivery: { state: 'queued', notBefore: now, lastFailure: null } }) : REFUSED
    case 'restarted':
      return afterRestart(delivery, isValue, now)
    default:
      return assertNever(event)
  }
}

/** How often a value is tried, while the service answers with errors that may pass, before a person is told. */
export const SETTING_TRIES = 6

const SAME: Next = { type: 'same', effects: [] }
const REFUSED: Next = { type: 'refused' }

const moved = (move: Move, effects: readonly Effect[] = []): Next => ({ type: 'moved', move, effects })

const isFinal = (state: Delivery['state']): boolean => state === 'sent' || state === 'discarded'

const sent = (remoteId: string, now: EpochMs): Next => moved({ delivery: { state: 'sent', at: now, remoteId } }, ['keepItem'])

const queued = (notBefore: EpochMs, lastFailure: Failure | null = null): Next => moved({ delivery: { state: 'queued', notBefore, lastFailure } })

const failed = (failure: Failure, isValue: boolean): Next => moved({ delivery: { state: 'failed', failure } }, isValue ? ['refetch'] : [])

/** A file's bytes may have been called back while its turn came. */
const isThere = (intent: Intent): boolean => !isFile(intent) || intent.uploaded !== null

/** By a person. Where its bytes lie is what an attempt that may have arrived is known by: only what is nowhere is uploaded anew. */
const queuedAnew = (now: EpochMs, isUploadedAnew: boolean): Next =>
  moved({ delivery: { state: 'queued', notBefore: now, lastFailure: null } }, isUploadedAnew ? ['keepUpload'] : [])

function notStored({ failure, retryAt }: Readonly<{ failure: Failure; retryAt: EpochMs }>, isValue: boolean): Next {
  return troubleOf(failure) === 'lasting' ? failed(failure, isValue) : queued(retryAt, failure)
}

type Standing = Readonly<{ delivery: Delivery; firstSentAt: EpochMs | null }>

function afterOutcome({ outcome, retryAt }: Extract<DeliveryEvent, { type: 'outcome' }>, { delivery, firstSentAt }: Standing, now: EpochMs): Next {
  if (outcome.outcome === 'sent') return isFinal(delivery.state) ? SAME : sent(outcome.remoteId, now)
  if (delivery.state !== 'sending') return SAME
  // The first attempt, provably in vain: nothing of it can be at the service.
  const isNowhere = delivery.since === firstSentAt
  switch (outcome.outcome) {
    case 'notStored':
      return asNeverSent(notStored({ failure: outcome.failure, retryAt }, false), isNowhere)
    case 'refused':
      return asNeverSent(failed(outcome.failure, false), isNowhere)
    case 'doubt':
      return moved({ delivery: beginChecking(now, outcome.failure) })
    default:
      return assertNever(outcome)
  }
}

const asNeverSent = (next: Next, isNowhere: boolean): Next =>
  next.type === 'moved' && isNowhere ? { ...next, move: { ...next.move, firstSentAt: null } } : next

function afterAbsent(checking: Checking, { isDue, resend, resendAt }: Extract<DeliveryEvent, { type: 'absent' }>, now: EpochMs): Next {
  if (!isDue) return SAME
  const again = lookAgain(checking, now)
  if (again !== null) return moved({ delivery: again })
  return resend === 'withSameClientId' && checking.isAsked !== true ? queued(resendAt) : moved({ delivery: { state: 'uncertain', failure: checking.failure, lookedAt: now } })
}

function afterFailedCheck(checking: Checking, { isDue, failure, retryAt }: Extract<DeliveryEvent, { type: 'checkFailed' }>, now: EpochMs): Next {
  if (!isDue) return SAME
  const cannotBeRead = troubleOf(failure) === 'lasting' || (failure.kind === 'unreadable' && isGraceOver(checking))
  return moved({ delivery: cannotBeRead ? { state: 'uncertain', failure } : lookLater(checking, now, retryAt) })
}

function afterRestart(delivery: Delivery, isValue: boolean, now: EpochMs): Next {
  switch (delivery.state) {
    case 'sending':
      return isValue ? queued(now) : moved({ delivery: beginChecking(now, { kind: 'cancelled' }) })
    case 'checking':
      // What was waited in another life of the app nobody can vouch for: the clock may have been set meanwhile.
      return moved({ delivery: delivery.isAsked === true ? { state: 'uncertain', failure: delivery.failure } : beginChecking(now, delivery.failure) })
    case 'uploading':
      return queued(now)
    case 'queued':
    case 'uncertain':
    case 'failed':
    case 'sent':
    case 'discarded':
      return SAME
    default:
      return assertNever(delivery)
  }
}
