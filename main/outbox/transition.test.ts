import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageText, type Delivery, type Intent } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { SendOutcome } from '#main/providers/provider.ts'
import { START } from '#main/testing/builders.ts'
import { A_WISH, aFileOf, aNoteOf, aReplyOf, aRow, STATES } from './testing/a-row.ts'
import { SETTING_TRIES, transition, type DeliveryEvent, type Next } from './transition.ts'

const NOW = epochMs(START + 5_000)
const LATER = epochMs(NOW + 60_000)
const OFFLINE: Failure = { kind: 'offline' }
const REFUSED: Failure = { kind: 'rejected', reason: 'no' }
const DOWN: Failure = { kind: 'providerDown', status: 503 }

const sentOutcome: SendOutcome = { outcome: 'sent', remoteId: 'r9', item: null }
const outcome = (value: SendOutcome): DeliveryEvent => ({ type: 'outcome', outcome: value, retryAt: LATER })
const absent = (said: Partial<Extract<DeliveryEvent, { type: 'absent' }>> = {}): DeliveryEvent => ({ type: 'absent', isDue: true, resend: 'withSameClientId', resendAt: LATER, ...said })
const checkFailed = (failure: Failure, isDue = true): DeliveryEvent => ({ type: 'checkFailed', isDue, failure, retryAt: LATER })

/** One event of every kind. */
const EVENTS: Readonly<Record<string, DeliveryEvent>> = {
  'upload begun': { type: 'uploadBegun' },
  'uploaded': { type: 'uploaded', uploaded: 'there' },
  'claimed': { type: 'claimed', watermark: null },
  'not tried, offline': { type: 'notTried', failure: OFFLINE, retryAt: LATER },
  'not tried, for good': { type: 'notTried', failure: { kind: 'notFound' }, retryAt: NOW },
  'answered sent': outcome(sentOutcome),
  'answered not stored': outcome({ outcome: 'notStored', failure: OFFLINE }),
  'answered refused': outcome({ outcome: 'refused', failure: REFUSED }),
  'answered doubt': outcome({ outcome: 'doubt', failure: OFFLINE }),
  'value set': { type: 'valueSet' },
  'value not set': { type: 'valueNotSet', failure: DOWN, retryAt: LATER },
  'found': { type: 'found', remoteId: 'r9' },
  'absent': absent(),
  'check failed': checkFailed(OFFLINE),
  'echo': { type: 'echo', remoteId: 'r9' },
  'superseded': { type: 'superseded' },
  'retry': { type: 'userRetry' },
  'check': { type: 'userCheck' },
  'edit begins': { type: 'userBeginsEdit' },
  'edit': { type: 'userEdit', text: MessageText.parse('Other words') },
  'discard': { type: 'userDiscard' },
  'putBack': { type: 'userPutBack' },
  'restarted': { type: 'restarted' },
}

/** Where it stands after the event: a state, `same`, or `refused`. */
function after(delivery: Delivery, event: DeliveryEvent, intent: Intent = aReplyOf()): string {
  const next = transition(aRow({ delivery, intent }), event, NOW)
  return next.type === 'moved' ? next.move.delivery.state : next.type
}

const deliveryAfter = (next: Next) => (next.type === 'moved' ? next.move.delivery : next.type)
const move = (delivery: Delivery, event: DeliveryEvent, intent: Intent = aReplyOf()) => transition(aRow({ delivery, intent }), event, NOW)

// Every event in every state, for a reply. Columns in the order of STATES: queued, sending, checking, uncertain, failed, sent, discarded, uploading (where only files come).
const same = 'same'
const refused = 'refused'
const TEXT_TABLE: Readonly<Record<string, readonly string[]>> = {
  'upload begun': [same, same, same, same, same, same, same, same],
  'uploaded': [same, same, same, same, same, same, same, 'queued'],
  'claimed': ['sending', same, same, same, same, same, same, same],
  'not tried, offline': ['queued', same, same, same, same, same, same, 'queued'],
  'not tried, for good': ['failed', same, same, same, same, same, same, 'failed'],
  'answered sent': ['sent', 'sent', 'sent', 'sent', 'sent', same, same, 'sent'],
  'answered not stored': [same, 'queued', same, same, same, same, same, same],
  'answered refused': [same, 'failed', same, same, same, same, same, same],
  'answered doubt': [same, 'checking', same, same, same, same, same, same],
  'value set': [same, 'sent', same, same, same, same, same, same],
  'value not set': [same, 'queued', same, same, same, same, same, same],
  'found': ['sent', 'sent', 'sent', 'sent', 'sent', same, same, 'sent'],
  'absent': [same, same, 'checking', same, same, same, same, same],
  'check failed': [same, same, 'checking', same, same, same, same, same],
  'echo': ['sent', 'sent', 'sent', 'sent', 'sent', same, same, 'sent'],
  'superseded': [same, same, same, same, same, same, same, same],
  'retry': ['queued', refused, refused, 'queued', 'queued', refused, refused, refused],
  'check': [refused, refused, same, 'checking', refused, refused, refused, refused],
  'edit begins': [same, refused, refused, refused, same, refused, refused, refused],
  'edit': ['queued', refused, refused, refused, 'queued', refused, refused, refused],
  'discard': ['discarded', refused, 'discarded', 'discarded', 'discarded', refused, refused, 'discarded'],
  'putBack': [same, same, same, same, same, same, 'queued', same],
  'restarted': [same, 'checking', 'checking', same, same, same, same, 'queued'],
}

test('the table below knows every event', () => {
  expect(Object.keys(TEXT_TABLE)).toEqual(Object.keys(EVENTS))
})

test.each(Object.entries(EVENTS))('a reply, in every state: %s', (name, event) => {
  expect(Object.values(STATES).map(delivery => after(delivery, event))).toEqual(TEXT_TABLE[name])
})

test.each(Object.entries(EVENTS))('a note goes the way of a reply: %s', (_, event) => {
  const ways = (intent: Intent) => Object.values(STATES).map(delivery => after(delivery, event, intent))

  expect(ways(aNoteOf())).toEqual(ways(aReplyOf()))
})

test.each(Object.entries(EVENTS).filter(([name]) => !['upload begun', 'edit begins', 'edit'].includes(name)))('a file whose bytes are there goes the way of a reply: %s', (_, event) => {
  const ways = (intent: Intent) => Object.values(STATES).map(delivery => after(delivery, event, intent))

  expect(ways(aFileOf('there'))).toEqual(ways(aReplyOf()))
})

test('a file is uploaded, then queued again with where its bytes lie, then claimed', () => {
  const begun = move(STATES.queued, { type: 'uploadBegun' }, aFileOf())
  const uploaded = move(STATES.uploading, { type: 'uploaded', uploaded: 'there' }, aFileOf())

  expect(deliveryAfter(begun)).toEqual({ state: 'uploading', since: NOW })
  expect(uploaded).toMatchObject({ move: { delivery: { state: 'queued', notBefore: NOW, lastFailure: null } }, effects: ['keepUpload'] })
  expect(after(STATES.queued, { type: 'claimed', watermark: null }, aFileOf('there'))).toBe('sending')
})

test('a file whose bytes are not there is never claimed: its message would name nothing', () => {
  expect(after(STATES.queued, { type: 'claimed', watermark: null }, aFileOf())).toBe('same')
})

test('a file that a person sends again is uploaded anew', () => {
  for (const state of ['queued', 'uncertain', 'failed'] as const) {
    expect(move(STATES[state], { type: 'userRetry' }, aFileOf('there'))).toMatchObject({ move: { delivery: { state: 'queued' } }, effects: ['keepUpload'] })
  }
})

test('a file has no words to edit', () => {
  expect(after(STATES.queued, { type: 'userEdit', text: MessageText.parse('Other words') }, aFileOf())).toBe('refused')
})

test('what is about to be sent is counted, and remembers when it first left and what was there before', () => {
  const first = transition(aRow(), { type: 'claimed', watermark: 'w1' }, NOW)
  const second = transition(aRow({ attempts: 1, row: { firstSentAt: START } }), { type: 'claimed', watermark: null }, NOW)

  expect(first).toMatchObject({ move: { delivery: { state: 'sending', since: NOW }, attempts: 1, watermark: 'w1', firstSentAt: NOW } })
  expect(second).toMatchObject({ move: { attempts: 2, watermark: null } })
  expect(second.type === 'moved' && 'firstSentAt' in second.move).toBe(false)
})

test('what was provably not stored waits with its reason, until the time it was given', () => {
  expect(deliveryAfter(move(STATES.sending, outcome({ outcome: 'notStored', failure: OFFLINE })))).toEqual({ state: 'queued', notBefore: LATER, lastFailure: OFFLINE })
  expect(deliveryAfter(move(STATES.queued, { type: 'notTried', failure: { kind: 'vaultLocked' }, retryAt: LATER }))).toEqual({ state: 'queued', notBefore: LATER, lastFailure: { kind: 'vaultLocked' } })
})

test.each<Failure>([{ kind: 'forbidden', accountId: null, need: 'scope' }, { kind: 'notFound' }, REFUSED, { kind: 'bug', reference: 'b1' }])(
  'what was not stored and would not be stored next time either is failed: $kind',
  failure => {
    expect(deliveryAfter(move(STATES.sending, outcome({ outcome: 'notStored', failure })))).toEqual({ state: 'failed', failure })
  },
)

test('doubt begins to be looked into after one second', () => {
  expect(deliveryAfter(move(STATES.sending, outcome({ outcome: 'doubt', failure: DOWN })))).toEqual({
    state: 'checking', since: NOW, nextCheckAt: NOW + 1_000, failure: DOWN,
  })
})

test('whatever is sent puts its message into the thread first', () => {
  for (const event of [outcome(sentOutcome), EVENTS['found'], EVENTS['echo']]) {
    expect(event && move(STATES.checking, event)).toEqual({ type: 'moved', move: { delivery: { state: 'sent', at: NOW, remoteId: 'r9' } }, effects: ['keepItem'] })
  }
})

const graceOver: Delivery = { state: 'checking', since: START, nextCheckAt: epochMs(START + 60_000), failure: OFFLINE }

test('absent after the grace: goes again where a client id makes it one message', () => {
  expect(deliveryAfter(move(graceOver, absent()))).toEqual({ state: 'queued', notBefore: LATER, lastFailure: null })
})

test('absent after the grace: a person is asked where nothing may go twice', () => {
  expect(deliveryAfter(move(graceOver, absent({ resend: 'never' })))).toMatchObject({ state: 'uncertain', failure: OFFLINE, lookedAt: expect.any(Number) })
})

test('absent within the grace: never goes again, whatever the service is like', () => {
  for (const resend of ['withSameClientId', 'never'] as const) expect(after(STATES.checking, absent({ resend }))).toBe('checking')
})

test('finding nothing earlier than planned means nothing', () => {
  expect(after(graceOver, absent({ isDue: false }))).toBe('same')
  expect(after(graceOver, checkFailed(OFFLINE, false))).toBe('same')
})

test('a look that failed is taken later, and the doubt keeps its own reason', () => {
  expect(deliveryAfter(move(STATES.checking, checkFailed({ kind: 'unauthorised', accountId: null })))).toMatchObject({ state: 'checking', nextCheckAt: LATER, failure: OFFLINE })
})

test.each<Failure>([{ kind: 'forbidden', accountId: null, need: 'scope' }, { kind: 'notFound' }, { kind: 'bug', reference: 'b1' }])(
  'where there is no way to look, a person is asked: $kind',
  failure => {
    expect(deliveryAfter(move(STATES.checking, checkFailed(failure)))).toEqual({ state: 'uncertain', failure })
  },
)

test('an answer that cannot be read is asked for again within the grace, and for a person after it', () => {
  const unreadable: Failure = { kind: 'unreadable', path: 'data', found: 'html' }

  expect(after(STATES.checking, checkFailed(unreadable))).toBe('checking')
  expect(after(graceOver, checkFailed(unreadable))).toBe('uncertain')
})

test('a person who asks to check something uncertain gets one look, now', () => {
  const checking = deliveryAfter(move(STATES.uncertain, { type: 'userCheck' }))

  expect(checking).toMatchObject({ state: 'checking', nextCheckAt: NOW })
  expect(typeof checking === 'object' && after(checking, absent({ resend: 'never' }))).toBe('uncertain')
})

test('a person who asks to check what is being checked hastens the look and changes nothing', () => {
  expect(move(STATES.checking, { type: 'userCheck' })).toEqual({ type: 'same', effects: ['checkNow'] })
})

test('retrying forgets the wait and the reason for it', () => {
  const waiting: Delivery = { state: 'queued', notBefore: LATER, lastFailure: OFFLINE }

  expect(deliveryAfter(move(waiting, { type: 'userRetry' }))).toEqual({ state: 'queued', notBefore: NOW, lastFailure: null })
})

test('an edited text is reworded and goes at once', () => {
  expect(move(STATES.failed, { type: 'userEdit', text: MessageText.parse('Better words') })).toEqual({
    type: 'moved', move: { delivery: { state: 'queued', notBefore: NOW, lastFailure: null } }, effects: ['reword'],
  })
})

test('after an attempt that may have arrived no words can be changed', () => {
  for (const delivery of [STATES.queued, STATES.failed]) {
    expect(transition(aRow({ delivery, row: { firstSentAt: START } }), { type: 'userEdit', text: MessageText.parse('Better words') }, NOW)).toEqual({ type: 'refused' })
  }
})

test.each(['notStored', 'refused'] as const)('an attempt that was %s counts as none where it was the first, and never hides an earlier one', outcome => {
  const event = { type: 'outcome', outcome: { outcome, failure: OFFLINE }, retryAt: LATER } as const
  const moveOf = (firstSentAt: typeof NOW) => {
    const next = transition(aRow({ delivery: STATES.sending, row: { firstSentAt } }), event, NOW)
    return next.type === 'moved' ? next.move : next
  }

  expect(moveOf(STATES.sending.since)).toMatchObject({ firstSentAt: null })
  expect(moveOf(epochMs(STATES.sending.since - 1))).not.toHaveProperty('firstSentAt')
})

test('after a restart the grace begins anew: nobody knows how long the app was away', () => {
  expect(deliveryAfter(move(graceOver, { type: 'restarted' }))).toEqual({ state: 'checking', since: NOW, nextCheckAt: NOW + 1_000, failure: OFFLINE })
  expect(deliveryAfter(move(STATES.sending, { type: 'restarted' }))).toMatchObject({ state: 'checking', failure: { kind: 'cancelled' } })
})

// Values

test('a value that was being set when the app ended is simply set again', () => {
  expect(after(STATES.sending, { type: 'restarted' }, A_WISH)).toBe('queued')
})

test('a value knows no text to edit', () => {
  expect(after(STATES.queued, EVENTS['edit'] ?? EVENTS['check'] ?? absent(), A_WISH)).toBe('refused')
})

test('a newer wish puts an older one aside, unless that is under way', () => {
  const ways = Object.values(STATES).map(delivery => after(delivery, { type: 'superseded' }, A_WISH))

  expect(ways).toEqual(['discarded', 'same', 'same', 'same', 'discarded', 'same', 'same', 'same'])
})

test('a wish that was set is sent, without an id of its own', () => {
  expect(move(STATES.sending, { type: 'valueSet' }, A_WISH)).toEqual({ type: 'moved', move: { delivery: { state: 'sent', at: NOW, remoteId: null } }, effects: [] })
})

test('a wish that can never be set fails, and the row is asked for again', () => {
  expect(move(STATES.sending, { type: 'valueNotSet', failure: REFUSED, retryAt: NOW }, A_WISH)).toEqual({
    type: 'moved', move: { delivery: { state: 'failed', failure: REFUSED } }, effects: ['refetch'],
  })
})

test('a wish is given up after it met errors of the service often enough, but never for want of a network', () => {
  const tried = (attempts: number, failure: Failure) =>
    deliveryAfter(transition(aRow({ delivery: STATES.sending, intent: A_WISH, attempts }), { type: 'valueNotSet', failure, retryAt: LATER }, NOW))

  expect(tried(SETTING_TRIES - 1, DOWN)).toMatchObject({ state: 'queued', notBefore: LATER })
  expect(tried(SETTING_TRIES, DOWN)).toMatchObject({ state: 'failed' })
  expect(tried(SETTING_TRIES * 10, OFFLINE)).toMatchObject({ state: 'queued' })
})

test('a discarded wish is taken back from the row too', () => {
  expect(move(STATES.queued, { type: 'userDiscard' }, A_WISH)).toMatchObject({ effects: ['refetch'] })
  expect(move(STATES.queued, { type: 'userDiscard' })).toMatchObject({ effects: [] })
})

// Over any way through the states

const anyEvent = fc.constantFrom(...Object.values(EVENTS), absent({ resend: 'never' }), absent({ isDue: false }), checkFailed({ kind: 'notFound' }))
const anyWalk = fc.array(fc.record({ event: anyEvent, afterMs: fc.integer({ min: -90_000, max: 90_000 }) }), { maxLength: 40 })

/** Every delivery on the way, with what led to it. */
function walk(steps: readonly Readonly<{ event: DeliveryEvent; afterMs: number }>[]) {
  let row = aRow()
  let now = START
  return steps.flatMap(({ event, afterMs }) => {
    now = epochMs(now + afterMs)
    const before = row.entry.delivery
    const next = transition(row, event, now)
    if (next.type !== 'moved') return []
    const { move: to } = next
    row = { ...row, firstSentAt: to.firstSentAt ?? row.firstSentAt, entry: { ...row.entry, delivery: to.delivery, attempts: to.attempts ?? row.entry.attempts } }
    return [{ before, event, after: to.delivery }]
  })
}

test('nothing leaves the end: what is sent stays so, and what is discarded unless a person puts back what never left', () => {
  fc.assert(fc.property(anyWalk, steps => {
    for (const { before, event } of walk(steps)) {
      expect(before.state).not.toBe('sent')
      if (before.state === 'discarded') expect(event).toEqual({ type: 'userPutBack' })
    }
  }))
})

test('a discarded message that may have arrived is not put back', () => {
  expect(transition({ ...aRow({ delivery: STATES.discarded }), firstSentAt: NOW }, { type: 'userPutBack' }, NOW).type).toBe('refused')
})

test('a text in doubt goes again only after the grace, by a person, or never', () => {
  fc.assert(fc.property(anyWalk, steps => {
    for (const { before, event, after: to } of walk(steps)) {
      if (before.state !== 'checking' || to.state !== 'queued') continue
      expect(event).toMatchObject({ type: 'absent', isDue: true, resend: 'withSameClientId' })
      expect(before.nextCheckAt - before.since).toBeGreaterThanOrEqual(60_000)
    }
  }))
})

test('sending is only ever reached from queued, by being claimed', () => {
  fc.assert(fc.property(anyWalk, steps => {
    for (const { before, event, after: to } of walk(steps)) if (to.state === 'sending') expect([before.state, event.type]).toEqual(['queued', 'claimed'])
  }))
})
