import { expect, test } from 'vitest'
import { MONDAY } from '#app/testing/samples.ts'
import { ConnectionReport } from './connection-report.ts'
import { SyncStatus } from './sync-status.ts'

const STATUSES = [
  { state: 'connecting', lastGoodAt: null },
  { state: 'filling', lastGoodAt: null, pagesDone: 3, pagesExpected: null },
  { state: 'filling', lastGoodAt: MONDAY, pagesDone: 3, pagesExpected: 40 },
  { state: 'live', lastGoodAt: MONDAY },
  { state: 'polling', lastGoodAt: MONDAY, everyMs: 30_000, isInstead: false },
  { state: 'failed', lastGoodAt: null, failure: { kind: 'offline' }, retryAt: MONDAY },
  { state: 'failed', lastGoodAt: MONDAY, failure: { kind: 'unauthorised', accountId: 'acc:one' }, retryAt: null },
]

test.each(STATUSES)('$state is read as it stands', status => {
  expect(SyncStatus.parse(status)).toEqual(status)
})

test('every state of an account has been looked at here', () => {
  expect(new Set(STATUSES.map(({ state }) => state))).toEqual(new Set(SyncStatus.unwrap().options.map(option => option.shape.state.value)))
})

test.each([
  ['live since never', { state: 'live', lastGoodAt: null }],
  ['failed without a failure', { state: 'failed', lastGoodAt: null, retryAt: null }],
  ['polling at no pace', { state: 'polling', lastGoodAt: MONDAY }],
  ['half a page further', { state: 'filling', lastGoodAt: null, pagesDone: 0.5, pagesExpected: null }],
  ['asleep', { state: 'asleep', lastGoodAt: MONDAY }],
])('%s is no state of an account', (_name, status) => {
  expect(SyncStatus.safeParse(status).success).toBe(false)
})

const good = {
  outcome: 'good',
  remotes: [{ remoteId: 'w1', name: 'Lamp Shop', domain: null }],
  candidates: [{ remoteId: 'w1', operatorRemoteId: 'nora', name: 'Nora', email: null }],
  capabilities: [{ name: 'notes', state: 'offered' }],
}
const bad = { outcome: 'bad', field: 'key', failure: { kind: 'unauthorised', accountId: null } }

test.each([good, bad, { ...bad, field: null }, { ...good, remotes: [], candidates: [] }])('a report is read as it stands: $outcome', report => {
  expect(ConnectionReport.parse(report)).toEqual(report)
})

test.each([
  ['good and a failure', { outcome: 'good', failure: { kind: 'offline' } }],
  ['bad without a reason', { outcome: 'bad', field: 'key' }],
  ['bad without a word on the field', { outcome: 'bad', failure: { kind: 'offline' } }],
  ['undecided', { ...good, outcome: 'fair' }],
])('a report that is %s is refused', (_name, report) => {
  expect(ConnectionReport.safeParse(report).success).toBe(false)
})

test('a report tells of a credential and never carries it', () => {
  expect(ConnectionReport.parse({ ...good, credential: { key: 'sk-12345' } })).toEqual(good)
})
