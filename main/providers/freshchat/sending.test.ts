import { expect, test } from 'vitest'
import type { Failure } from '#app/failure.ts'
import { fail, ok } from '#app/result.ts'
import type { HttpOutcome } from '#main/providers/http/http.ts'
import { judgePosted, textParts } from './sending.ts'
import { FreshchatMessage } from './wire/message.ts'
import { readRecord } from './wire/records.ts'

const read = (body: unknown) => readRecord(FreshchatMessage, body, 'message')

function answered(status: number): HttpOutcome {
  return { reached: 'answer', reply: { status, headers: new Headers(), body: { type: 'none' } } }
}

test('an answer with an id and a time proves that it was stored', () => {
  const judged = judgePosted({ outcome: answered(200), asRead: ok({ id: 'm', created_time: '2026-03-02T09:00:00.000Z' }) }, read)

  expect(judged).toMatchObject({ outcome: 'sent', message: { id: 'm' } })
})

test('an answer without an id proves nothing', () => {
  expect(judgePosted({ outcome: answered(200), asRead: ok({}) }, read)).toMatchObject({ outcome: 'doubt', failure: { path: 'message.id' } })
  expect(judgePosted({ outcome: answered(202), asRead: ok(null) }, read)).toMatchObject({ outcome: 'doubt' })
})

test.each([
  [{ kind: 'unauthorised', accountId: null }, 'notStored'],
  [{ kind: 'forbidden', accountId: null, need: '' }, 'notStored'],
  [{ kind: 'notFound' }, 'refused'],
  [{ kind: 'rejected', reason: 'IMAGE_EMPTY_CONTENT' }, 'doubt'],
  [{ kind: 'providerDown', status: 500 }, 'doubt'],
  [{ kind: 'unreadable', path: '', found: 'html' }, 'doubt'],
] satisfies readonly [Failure, string][])('%j means %s', (failure, outcome) => {
  expect(judgePosted({ outcome: answered(400), asRead: fail(failure) }, read)).toEqual({ outcome, failure })
})

test('what never left is not stored, what may have arrived is in doubt, whatever a read would make of it', () => {
  const offline: Failure = { kind: 'offline' }

  expect(judgePosted({ outcome: { reached: 'unsent', failure: offline }, asRead: fail(offline) }, read)).toEqual({ outcome: 'notStored', failure: offline })
  expect(judgePosted({ outcome: { reached: 'unknown', failure: offline }, asRead: fail(offline) }, read)).toEqual({ outcome: 'doubt', failure: offline })
})

test('a text goes as it was typed, line breaks and tags included', () => {
  const text = ' <b>two\n\nlines</b> '

  expect(textParts(text, 'chat')).toEqual([{ text: { content: text } }])
  expect(textParts(text, 'email')).toEqual([{ email: { content: text } }])
})
