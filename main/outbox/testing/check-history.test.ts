import { expect, test } from 'vitest'
import { conversationId, outboxEntryId } from '#app/domain/ids.ts'
import { ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { checkHistory, NOTHING_WRONG } from './check-history.ts'
import type { HistoryLine, Meant } from './history.ts'

const meant = (text = 'Hello', said: Partial<Meant> = {}): Meant => ({ accountId: ACCOUNT, conversationId: conversationId(ACCOUNT, 'c1'), kind: 'reply', text, ...said })
const rowOf = (call: number) => outboxEntryId(`0190a000-0000-7000-8000-${String(call).padStart(12, '0')}`)
const words = (call: number) => meant(`message ${call}`)

/** Somebody pressed Send and was told "queued". */
const queued = (call: number): HistoryLine[] => [
  { type: 'invoke', process: 1, call, meant: words(call) },
  { type: 'ok', process: 1, call, row: rowOf(call), order: call },
]
const stored = (call: number, said: Partial<Extract<HistoryLine, { type: 'stored' }>> = {}): HistoryLine => ({ type: 'stored', serverId: `s${call}`, clientId: `client ${call}`, meant: words(call), ...said })
const leaves = (call: number, said: Partial<Extract<HistoryLine, { type: 'leaves' }>> = {}): HistoryLine => ({ type: 'leaves', process: 1, accountId: ACCOUNT, conversationId: meant().conversationId, clientId: `client ${call}`, ...said })
const end = (call: number, said: Partial<Extract<HistoryLine, { type: 'end' }>> = {}): HistoryLine => ({ type: 'end', row: rowOf(call), clientId: `client ${call}`, order: call, meant: words(call), state: 'sent', serverId: `s${call}`, ...said })

test('two messages that left once, in order, are nothing to complain of', () => {
  const verdict = checkHistory([...queued(1), ...queued(2), stored(1), stored(2), end(1), end(2)])

  expect(verdict).toEqual({ ...NOTHING_WRONG, queued: 2, stored: 2, uncertain: 0, failed: 0 })
})

test('a message that the app no longer knows of is lost, and so is one that only the app calls sent', () => {
  expect(checkHistory(queued(1))).toMatchObject({ lost: 1 })
  expect(checkHistory([...queued(1), end(1)])).toMatchObject({ lost: 1 })
})

test('a message that is there twice is doubled, unless a person asked for it', () => {
  const twice = [...queued(1), stored(1), stored(1, { serverId: 'again' }), end(1)]

  expect(checkHistory(twice)).toMatchObject({ doubled: 1 })
  expect(checkHistory([{ type: 'person', row: rowOf(1), does: 'sendAgain' }, ...twice])).toMatchObject({ doubled: 0 })
})

test('where a service keeps no mark of ours, the words tell that it is there twice', () => {
  expect(checkHistory([...queued(1), stored(1, { clientId: null }), stored(1, { clientId: null, serverId: 'again' }), end(1)])).toMatchObject({ doubled: 1 })
})

test('a message that nobody wrote is unexpected, and so is one of which the person was told that it was not taken', () => {
  expect(checkHistory([stored(7)])).toMatchObject({ unexpected: 1 })
  expect(checkHistory([{ type: 'invoke', process: 1, call: 1, meant: words(1) }, { type: 'fail', process: 1, call: 1 }, stored(1), end(1)])).toMatchObject({ unexpected: 1 })
})

test('what leaves after a person was told that it is discarded is unexpected', () => {
  const dropped: HistoryLine[] = [{ type: 'person', row: rowOf(1), does: 'discard' }, { type: 'dropped', row: rowOf(1) }]
  const after = [leaves(1), end(1, { state: 'discarded', serverId: null }), stored(1)]

  expect(checkHistory([...queued(1), ...dropped, ...after])).toMatchObject({ ...NOTHING_WRONG, unexpected: 1 })
})

test('what had left before it was discarded may be there, and so may another of the same mark elsewhere', () => {
  const dropped: HistoryLine[] = [{ type: 'person', row: rowOf(1), does: 'discard' }, { type: 'dropped', row: rowOf(1) }]
  const elsewhere = conversationId(ACCOUNT, 'c2')

  expect(checkHistory([...queued(1), leaves(1), ...dropped, end(1, { state: 'discarded', serverId: null }), stored(1)])).toMatchObject(NOTHING_WRONG)
  expect(checkHistory([...queued(1), ...dropped, leaves(1, { conversationId: elsewhere }), end(1, { state: 'discarded', serverId: null })])).toMatchObject(NOTHING_WRONG)
})

test('what leaves while its account goes is unexpected, and what another life sends, or this one when it stays, is not', () => {
  const going: HistoryLine = { type: 'going', process: 1, accountId: ACCOUNT }

  expect(checkHistory([...queued(1), going, leaves(1), stored(1), end(1)])).toMatchObject({ ...NOTHING_WRONG, unexpected: 1 })
  expect(checkHistory([...queued(1), going, leaves(1, { process: 2 }), stored(1), end(1)])).toMatchObject(NOTHING_WRONG)
  expect(checkHistory([...queued(1), going, leaves(1, { accountId: OTHER_ACCOUNT }), stored(1), end(1)])).toMatchObject(NOTHING_WRONG)
  expect(checkHistory([...queued(1), going, { type: 'staying', process: 1, accountId: ACCOUNT }, leaves(1), stored(1), end(1)])).toMatchObject(NOTHING_WRONG)
})

test('a message of which nobody was told anything may be there, once', () => {
  const unheard: HistoryLine[] = [{ type: 'invoke', process: 1, call: 1, meant: words(1) }, { type: 'info', process: 1, call: 1 }]

  expect(checkHistory([...unheard, stored(1), end(1)])).toMatchObject(NOTHING_WRONG)
  expect(checkHistory(unheard)).toMatchObject(NOTHING_WRONG)
})

test('messages of one conversation that overtake each other are inverted, those of two are not', () => {
  const elsewhere = meant('message 2', { conversationId: conversationId(ACCOUNT, 'c2') })

  expect(checkHistory([...queued(1), ...queued(2), stored(2), stored(1), end(1), end(2)])).toMatchObject({ inverted: 1 })
  expect(checkHistory([...queued(1), stored(2, { meant: elsewhere }), stored(1), end(1), end(2, { meant: elsewhere })])).toMatchObject({ inverted: 0 })
})

test.each<[string, Partial<Meant>]>([
  ['another account', { accountId: OTHER_ACCOUNT }],
  ['another conversation', { conversationId: conversationId(ACCOUNT, 'c9') }],
  ['another kind', { kind: 'note' }],
  ['other words', { text: 'something else' }],
])('a message that is stored with %s is misdirected', (_what, said) => {
  expect(checkHistory([...queued(1), stored(1, { meant: { ...words(1), ...said } }), end(1)])).toMatchObject({ misdirected: 1 })
})

test('two conversations may have messages of the same mark', () => {
  const elsewhere = meant('message 2', { conversationId: conversationId(ACCOUNT, 'c2') })
  const marked = { clientId: 'client 1' }
  const invoked: HistoryLine = { type: 'invoke', process: 1, call: 2, meant: elsewhere }
  const answered: HistoryLine = { type: 'ok', process: 1, call: 2, row: rowOf(2), order: 2 }

  expect(checkHistory([...queued(1), invoked, answered, stored(1), stored(2, { ...marked, meant: elsewhere }), end(1), end(2, { ...marked, meant: elsewhere })])).toMatchObject(NOTHING_WRONG)
})

test('words that a person has edited are his words', () => {
  const edited = meant('message 1 (edited)')

  expect(checkHistory([...queued(1), { type: 'person', row: rowOf(1), does: 'edit', text: edited.text }, stored(1, { meant: edited }), end(1, { meant: edited })])).toMatchObject(NOTHING_WRONG)
})

test.each(['sending', 'checking'] as const)('what is still %s in the end was never told', state => {
  expect(checkHistory([...queued(1), end(1, { state, serverId: null })])).toMatchObject({ silent: 1 })
})

test('what is discarded without a person was never told', () => {
  const discarded = end(1, { state: 'discarded', serverId: null })

  expect(checkHistory([...queued(1), discarded])).toMatchObject({ silent: 1 })
  expect(checkHistory([...queued(1), { type: 'person', row: rowOf(1), does: 'discard' }, discarded])).toMatchObject({ silent: 0 })
})

test('what is queued waits behind something that a person was told of, or waits for nothing', () => {
  const waiting = end(2, { state: 'queued', serverId: null })

  expect(checkHistory([...queued(1), ...queued(2), stored(1), end(1), waiting])).toMatchObject({ silent: 1 })
  expect(checkHistory([...queued(1), ...queued(2), end(1, { state: 'uncertain', serverId: null }), waiting])).toMatchObject({ silent: 0, uncertain: 1 })
})

test('words are a row or a draft, never both and never neither', () => {
  expect(checkHistory([{ type: 'half', call: 1, isRow: true, isDraft: true }])).toMatchObject({ halfTaken: 1 })
  expect(checkHistory([{ type: 'half', call: 1, isRow: false, isDraft: false }])).toMatchObject({ halfTaken: 1 })
  expect(checkHistory([{ type: 'half', call: 1, isRow: true, isDraft: false }])).toMatchObject({ halfTaken: 0 })
})

test('asking before the hour that the service named is early, and asking for another account is not', () => {
  const stop: HistoryLine = { type: 'stop', process: 1, accountId: ACCOUNT, at: 0, until: 60_000 }
  const request = (at: number, accountId = ACCOUNT, process = 1): HistoryLine => ({ type: 'request', process, accountId, at })

  expect(checkHistory([stop, request(30_000)])).toMatchObject({ early: 1 })
  expect(checkHistory([stop, request(60_000), request(30_000, OTHER_ACCOUNT)])).toMatchObject({ early: 0 })
  expect(checkHistory([stop, request(30_000, ACCOUNT, 2)])).toMatchObject({ early: 0 })
})

test('who was on his way when the service said it is not early, nor is anybody after it counts no more', () => {
  const stop: HistoryLine = { type: 'stop', process: 1, accountId: ACCOUNT, at: 0, until: 60_000 }

  expect(checkHistory([stop, { type: 'request', process: 1, accountId: ACCOUNT, at: 500 }])).toMatchObject({ early: 0 })
  expect(checkHistory([stop, { ...stop, until: 0 }, { type: 'request', process: 1, accountId: ACCOUNT, at: 30_000 }])).toMatchObject({ early: 0 })
})
