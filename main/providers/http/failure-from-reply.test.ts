import { describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import type { Body } from './body.ts'
import { failureFromReply, readReply } from './failure-from-reply.ts'
import type { HttpOutcome } from './http.ts'

const NOW = epochMs(Date.UTC(2026, 0, 5, 9))
const ONE = accountId('one')
const reading = {
  accountId: ONE,
  now: NOW,
  explain: (body: unknown) => (typeof body === 'object' && body !== null && 'reason' in body ? { message: String(body.reason), need: null } : { message: null, need: null }),
}
const reply = (status: number, body: Body = { type: 'none' }, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers), body })
const answer = (...of: Parameters<typeof reply>): HttpOutcome => ({ reached: 'answer', reply: reply(...of) })
const json = (value: unknown): Body => ({ type: 'json', value })

describe('a good answer', () => {
  test.each([200, 201, 202, 206, 299])('%i gives its value', status => {
    expect(readReply(answer(status, json({ a: 1 })), reading)).toEqual({ ok: true, value: { a: 1 } })
  })

  test('without a body is nothing, and nothing is a value', () => {
    expect(readReply(answer(204), reading)).toEqual({ ok: true, value: null })
    expect(readReply(answer(200, json(null)), reading)).toEqual({ ok: true, value: null })
  })

  test.each(['html', 'tooLarge', 'malformed'] as const)('that is %s cannot be read, and is not mistaken for an empty one', found => {
    expect(readReply(answer(200, { type: found }), reading)).toEqual({ ok: false, failure: { kind: 'unreadable', path: '', found } })
  })
})

describe('a refusal', () => {
  test.each([
    [401, { kind: 'unauthorised', accountId: ONE }],
    [403, { kind: 'forbidden', accountId: ONE, need: 'because' }],
    [404, { kind: 'notFound' }],
    [400, { kind: 'rejected', reason: 'because' }],
    [402, { kind: 'rejected', reason: 'because' }],
    [405, { kind: 'rejected', reason: 'because' }],
    [409, { kind: 'rejected', reason: 'because' }],
    [413, { kind: 'rejected', reason: 'because' }],
    [422, { kind: 'rejected', reason: 'because' }],
    [451, { kind: 'rejected', reason: 'because' }],
    [500, { kind: 'providerDown', status: 500 }],
    [502, { kind: 'providerDown', status: 502 }],
    [503, { kind: 'providerDown', status: 503 }],
    [599, { kind: 'providerDown', status: 599 }],
    [301, { kind: 'providerDown', status: 301 }],
    [304, { kind: 'providerDown', status: 304 }],
    [199, { kind: 'providerDown', status: 199 }],
  ])('%i', (status, failure) => {
    expect(failureFromReply(reply(status, json({ reason: 'because' })), reading)).toEqual(failure)
  })

  test.each([420, 423, 429])('%i asks us to wait', status => {
    expect(failureFromReply(reply(status, json({}), { 'retry-after': '30' }), reading)).toEqual({ kind: 'rateLimited', until: NOW + 30_000 })
    expect(failureFromReply(reply(status, { type: 'html' }), reading)).toEqual({ kind: 'rateLimited', until: NOW + 60_000 })
  })

  test.each([
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [500, 'providerDown'],
  ])('%i counts, whatever stands in its body', (status, kind) => {
    const bodies: Body[] = [{ type: 'html' }, { type: 'malformed' }, { type: 'tooLarge' }, { type: 'none' }, json(null), json([7])]

    expect(bodies.map(body => failureFromReply(reply(status, body), reading).kind)).toEqual(bodies.map(() => kind))
  })

  test('names what is needed in the service\'s word where it gives one', () => {
    const sharper = { ...reading, explain: () => ({ message: 'You may not', need: 'website:conversation:messages' }) }

    expect(failureFromReply(reply(403), sharper)).toEqual({ kind: 'forbidden', accountId: ONE, need: 'website:conversation:messages' })
    expect(failureFromReply(reply(403), reading)).toEqual({ kind: 'forbidden', accountId: ONE, need: '' })
  })

  test('without a sentence says its number', () => {
    expect(failureFromReply(reply(418), reading)).toEqual({ kind: 'rejected', reason: 'HTTP 418' })
  })

  test('before there is an account names none', () => {
    expect(failureFromReply(reply(401), { ...reading, accountId: null })).toEqual({ kind: 'unauthorised', accountId: null })
  })
})

test.each(['unsent', 'unknown'] as const)('a call that is %s fails with its own reason', reached => {
  expect(readReply({ reached, failure: { kind: 'cancelled' } }, reading)).toEqual({ ok: false, failure: { kind: 'cancelled' } })
})
