import { expect, test } from 'vitest'
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { at, START } from '#main/testing/builders.ts'
import { DUTIES, dueAt, listEveryMs, NOT_DONE_YET, type Duty, type DutyState, type Pulse } from './schedule.ts'

const doneAt = (lastAt: number): DutyState => ({ ...NOT_DONE_YET, lastAt: epochMs(lastAt) })

/** Everything was done at the start of the clock, and nothing is in the way. */
function aPulse(said: Partial<Pulse> = {}, duties: Partial<Record<Duty, DutyState>> = {}): Pulse {
  const done = doneAt(START)
  return {
    events: 'none', isWindowVisible: true, isThreadOpen: true, staleAt: null, backlogInMs: null, hasHistory: false, hold: null,
    duties: { list: done, thread: done, stale: done, round: done, people: done, backlog: done, history: done, ...duties },
    ...said,
  }
}

const waitMs = (duty: Duty, pulse: Pulse): number | null => {
  const due = dueAt(duty, pulse, START)
  return due === null ? null : due - START
}

test('an account that was just opened asks for its list and for nothing else', () => {
  const duties = { list: NOT_DONE_YET, people: NOT_DONE_YET, round: NOT_DONE_YET }
  const pulse = aPulse({ isThreadOpen: false, backlogInMs: 0, hasHistory: true, staleAt: START }, duties)

  const due = DUTIES.filter(duty => dueAt(duty, pulse, START) !== null)

  expect(due).toEqual(['list'])
})

test('without events the open thread is asked for every 8 seconds', () => {
  expect(waitMs('thread', aPulse())).toBe(8 * SECOND_MS)
})

test('a thread that nobody can see is asked for once a minute while events are gone, and as always where there are none', () => {
  expect(waitMs('thread', aPulse({ events: 'down', isWindowVisible: false }))).toBe(MINUTE_MS)
  expect(waitMs('thread', aPulse({ isWindowVisible: false }))).toBe(8 * SECOND_MS)
})

test('with events the open thread is only compared as often as the list', () => {
  expect(waitMs('thread', aPulse({ events: 'live' }))).toBe(5 * MINUTE_MS)
})

test('while the connection is down the open thread is asked for as if there were no events', () => {
  expect(waitMs('thread', aPulse({ events: 'down' }))).toBe(8 * SECOND_MS)
})

test('no thread is asked for when none is open', () => {
  expect(waitMs('thread', aPulse({ isThreadOpen: false }))).toBeNull()
})

test('without events known conversations are asked for within the minute, and new ones within five', () => {
  expect(waitMs('round', aPulse())).toBeLessThan(MINUTE_MS)
  expect(waitMs('list', aPulse())).toBeLessThan(5 * MINUTE_MS)
})

test('the first round leaves time for what the list has just told', () => {
  expect(waitMs('round', aPulse({}, { round: NOT_DONE_YET }))).toBe(waitMs('round', aPulse()))
})

test('with events nobody asks for known conversations one by one', () => {
  for (const events of ['live', 'connecting', 'down'] as const) expect(waitMs('round', aPulse({ events }))).toBeNull()
})

test.each([['live', 10], ['connecting', 1], ['down', 1], ['none', 4]] as const)('the list of an account that is %s is compared every %i minutes', (events, minutes) => {
  expect(waitMs('list', aPulse({ events }))).toBe(minutes * MINUTE_MS)
  expect(listEveryMs({ events })).toBe(minutes * MINUTE_MS)
})

test('where events tell who is there, people are asked for every two hours', () => {
  expect(waitMs('people', aPulse({ events: 'live' }))).toBe(2 * HOUR_MS)
})

test('people are asked for every 10 minutes', () => {
  expect(waitMs('people', aPulse())).toBe(10 * MINUTE_MS)
})

test('what is wanted is due now, whatever the hour', () => {
  const pulse = aPulse({ events: 'live' }, { list: { ...doneAt(START), isWanted: true } })

  expect(dueAt('list', pulse, START)).toBeLessThanOrEqual(START)
})

test('what failed waits for its time, even when it is wanted', () => {
  const pulse = aPulse({}, { thread: { lastAt: START, isWanted: true, failures: 3, notBefore: at(40_000) } })

  expect(dueAt('thread', pulse, START)).toBe(at(40_000))
})

test('while the list fails only the list and the open thread are tried', () => {
  const pulse = aPulse({ backlogInMs: 0, hasHistory: true, staleAt: START }, { list: { ...doneAt(START), failures: 1, notBefore: at(5_000) } })

  const due = DUTIES.filter(duty => dueAt(duty, pulse, START) !== null)

  expect(due).toEqual(['list', 'thread'])
})

test('an order to stop holds everything back until its time, and nothing before it', () => {
  const hold = { failure: { kind: 'rateLimited', until: at(30_000) }, until: at(30_500) } as const
  const pulse = aPulse({ hold, backlogInMs: 0, hasHistory: true, staleAt: START, events: 'none' })

  for (const duty of DUTIES) expect(dueAt(duty, pulse, START)).toBeGreaterThanOrEqual(at(30_500))
})

test('nothing is due while a person is needed', () => {
  const pulse = aPulse({ hold: { failure: { kind: 'vaultLocked' }, until: null }, backlogInMs: 0, hasHistory: true, staleAt: START })

  for (const duty of DUTIES) expect(dueAt(duty, pulse, START)).toBeNull()
})

test('what events have named is due at its own time', () => {
  expect(dueAt('stale', aPulse({ staleAt: at(700) }), START)).toBe(at(700))
  expect(dueAt('stale', aPulse(), START)).toBeNull()
})

test('background work leaves room between two calls and rests when there is none', () => {
  expect(waitMs('backlog', aPulse({ backlogInMs: 0 }))).toBe(250)
  expect(waitMs('history', aPulse({ hasHistory: true }))).toBe(250)
  expect(waitMs('backlog', aPulse())).toBeNull()
  expect(waitMs('history', aPulse())).toBeNull()
})

test('a clock that was set back by hours does not stop an account for hours', () => {
  const pulse = aPulse({ events: 'live' }, { list: doneAt(START + 5 * HOUR_MS) })

  expect(dueAt('list', pulse, START)).toBeLessThanOrEqual(START)
})

test('a thread that is to be looked at again waits for its hour', () => {
  expect(waitMs('backlog', aPulse({ backlogInMs: 15 * SECOND_MS }))).toBe(15 * SECOND_MS)
  expect(waitMs('backlog', aPulse({ backlogInMs: null }))).toBeNull()
})
