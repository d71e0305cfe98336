import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import { at, START } from '#main/testing/builders.ts'
import { toStatus, type Standing } from './account-status.ts'
import { NOT_DONE_YET, type Pulse } from './schedule.ts'

const done = { ...NOT_DONE_YET, lastAt: START }

function aStanding(pulse: Partial<Pulse> = {}, said: Partial<Standing> = {}): Standing {
  const duties = { list: done, thread: done, stale: done, round: done, people: done, backlog: done, history: done }
  return {
    pulse: { events: 'live', isWindowVisible: true, isThreadOpen: false, staleAt: null, backlogInMs: null, hasHistory: false, hold: null, duties, ...pulse },
    trouble: null, lastGoodAt: START, isInDoubt: false, pagesDone: 3, knownEveryMs: 45_000,
    ...said,
  }
}

test('an account that has never answered is connecting', () => {
  expect(toStatus(aStanding({}, { lastGoodAt: null }))).toEqual({ state: 'connecting', lastGoodAt: null })
})

test('after a restart it is connecting until the list was compared, and says when it was last good', () => {
  const { pulse } = aStanding()
  const standing = aStanding({ duties: { ...pulse.duties, list: NOT_DONE_YET } })

  expect(toStatus(standing)).toEqual({ state: 'connecting', lastGoodAt: START })
})

test('the first filling says how many pages are done, and that nobody knows how many there are', () => {
  expect(toStatus(aStanding({ hasHistory: true }))).toEqual({ state: 'filling', lastGoodAt: START, pagesDone: 3, pagesExpected: null })
})

test('a filled account with events is live', () => {
  expect(toStatus(aStanding())).toEqual({ state: 'live', lastGoodAt: START })
})

test('while its connection is being made it is connecting', () => {
  expect(toStatus(aStanding({ events: 'connecting' }))).toEqual({ state: 'connecting', lastGoodAt: START })
})

test('with events that broke off it is not called connected before the list has answered', () => {
  expect(toStatus(aStanding({ events: 'down' }, { isInDoubt: true }))).toEqual({ state: 'connecting', lastGoodAt: START })
})

test.each([['none', 4], ['down', 1]] as const)('with events %s it is polling, and says how often', (events, minutes) => {
  expect(toStatus(aStanding({ events }))).toEqual({ state: 'polling', lastGoodAt: START, everyMs: minutes * MINUTE_MS, isInstead: events !== 'none' })
})

test('a list that failed says why and when it is tried again', () => {
  const { pulse } = aStanding()
  const list = { ...done, failures: 2, notBefore: at(9_000) }

  const status = toStatus(aStanding({ duties: { ...pulse.duties, list } }, { trouble: { kind: 'offline' } }))

  expect(status).toEqual({ state: 'failed', lastGoodAt: START, failure: { kind: 'offline' }, retryAt: at(9_000) })
})

test('where only a person can help, no time of the next try is promised', () => {
  const failure = { kind: 'unauthorised', accountId: null } as const

  const status = toStatus(aStanding({ hold: { failure, until: null } }, { trouble: { kind: 'offline' } }))

  expect(status).toEqual({ state: 'failed', lastGoodAt: START, failure, retryAt: null })
})

test('where known conversations are many, it says how seldom the last of them is asked for', () => {
  expect(toStatus(aStanding({ events: 'none' }, { knownEveryMs: 14 * MINUTE_MS }))).toMatchObject({ state: 'polling', everyMs: 14 * MINUTE_MS })
  expect(toStatus(aStanding({ events: 'down' }, { knownEveryMs: 14 * MINUTE_MS }))).toMatchObject({ state: 'polling', everyMs: MINUTE_MS })
})
