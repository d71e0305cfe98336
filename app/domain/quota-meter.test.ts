import { describe, expect, test } from 'vitest'
import { MONDAY } from '#app/testing/samples.ts'
import { ALARM_STEPS, AlarmStep, QuotaMeter, WaitReason } from './quota-meter.ts'

const aMeter = {
  accountId: 'acc:one', sharedBy: ['acc:one', 'acc:two'], usedToday: 8_012, perDay: 10_000, leftToday: 1_988, alarm: 80, dayEndsAt: MONDAY,
  learned: { calls: 8, windowMs: 2_000 }, waiting: { send: 0, openThread: 0, list: 1, backfill: 12 }, why: { reason: 'pace', until: MONDAY },
}
const takes = (change: object) => QuotaMeter.safeParse({ ...aMeter, ...change }).success

describe('a meter', () => {
  test.each([
    ['of a service without a daily limit', { perDay: null, leftToday: null, alarm: 0 }],
    ['of a day that is used up, and more', { usedToday: 10_400, leftToday: 0, alarm: 95 }],
    ['where nothing waits', { why: null, waiting: { send: 0, openThread: 0, list: 0, backfill: 0 } }],
    ['before any call', { usedToday: 0, leftToday: 10_000, alarm: 0 }],
  ])('%s is read as it stands', (_name, change) => {
    expect(QuotaMeter.parse({ ...aMeter, ...change })).toEqual({ ...aMeter, ...change })
  })

  test('has every field: what is not asked for is no meter', () => {
    expect(Object.keys(aMeter).filter(field => takes({ [field]: undefined }))).toEqual([])
  })

  test('knows "none" of a limit, of what is left and of a reason, and of nothing else', () => {
    expect(Object.keys(aMeter).filter(field => takes({ [field]: null }))).toEqual(['perDay', 'leftToday', 'why'])
  })

  test.each(['usedToday', 'perDay', 'leftToday'])('counts whole calls, none of them owed: %s', field => {
    expect([0, 1, -1, 0.5, '7', NaN, Infinity].filter(value => takes({ [field]: value }))).toEqual([0, 1])
  })

  test.each(['send', 'openThread', 'list', 'backfill'])('says how many wait in the lane %s', lane => {
    expect([0, 12, -1, 0.5, null, undefined].filter(value => takes({ waiting: { ...aMeter.waiting, [lane]: value } }))).toEqual([0, 12])
  })

  test('says of a learned limit how many calls, and within what time', () => {
    expect([{ calls: 8 }, { windowMs: 2_000 }, { calls: -1, windowMs: 2_000 }, { calls: 8, windowMs: -1 }].filter(learned => takes({ learned }))).toEqual([])
  })

  test('is of accounts, and of nobody whose id is something else', () => {
    expect([{ accountId: 'one' }, { sharedBy: ['one'] }, { sharedBy: 'acc:one' }].filter(takes)).toEqual([])
  })

  test('carries nothing that tells of a credential', () => {
    expect(QuotaMeter.parse({ ...aMeter, credentialKey: 'a1b2', why: { ...aMeter.why, failure: { kind: 'offline' } } })).toEqual(aMeter)
  })
})

test('the steps of the day are steps: other shares of it are none', () => {
  expect([...Array.from({ length: 101 }, (_, share) => share), -1, 49.5, '50', null].filter(step => AlarmStep.safeParse(step).success)).toEqual([...ALARM_STEPS])
  expect(ALARM_STEPS).toEqual([0, 50, 80, 95])
})

test.each(['stopped', 'breaker', 'dayAlmostUsed', 'offline', 'pace'])('calls may wait because of %s, until an hour or until something happens', reason => {
  expect(WaitReason.parse({ reason, until: MONDAY })).toEqual({ reason, until: MONDAY })
  expect(WaitReason.parse({ reason, until: null })).toEqual({ reason, until: null })
})

test.each([
  ['no reason', { until: MONDAY }],
  ['a reason that nobody knows', { reason: 'tired', until: MONDAY }],
  ['no word on its end', { reason: 'offline' }],
  ['an end before time', { reason: 'offline', until: -1 }],
  ['an end in words', { reason: 'offline', until: 'soon' }],
])('calls do not wait for %s', (_name, why) => {
  expect(WaitReason.safeParse(why).success).toBe(false)
})
