import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { FAILURE_KINDS, type Happening } from '#app/domain/journal-entry.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { startWords } from '#renderer/words/words.ts'
import { lineWords } from './line-words.ts'

beforeAll(() => startWords('en'))

const say = (what: Happening) => lineWords(what, i18next.getFixedT('en', 'journal'))

test.each<readonly [string, Happening]>([
  ['Live: events arrive as they happen', { kind: 'connected', how: 'live', outMs: null }],
  ['Live again after 4 min', { kind: 'connected', how: 'live', outMs: 4 * MINUTE_MS }],
  ['Answers again after 2 hr, and is asked now and then', { kind: 'connected', how: 'polling', outMs: 2 * HOUR_MS }],
  ['Not connected: no answer from the network', { kind: 'failed', failure: 'offline' }],
  ['Compared with the service: nothing was missing', { kind: 'compared', recovered: 0, unknown: 0 }],
  ['Compared with the service: 1 message recovered', { kind: 'compared', recovered: 1, unknown: 0 }],
  ['Compared with the service: 3 messages recovered; cannot be known for 2 conversations', { kind: 'compared', recovered: 3, unknown: 2 }],
  ['Compared with the service; cannot be known for 1 conversation', { kind: 'compared', recovered: 0, unknown: 1 }],
  ['Compared with the service', { kind: 'compared', recovered: null, unknown: 0 }],
  ['Reply waits to leave', { kind: 'queued', intent: 'reply' }],
  ['Note sent', { kind: 'sent', intent: 'note', attempts: 1, waitedMs: 900 }],
  ['Reply sent after 5 min', { kind: 'sent', intent: 'reply', attempts: 1, waitedMs: 5 * MINUTE_MS }],
  ['Reply sent after 5 min and 3 tries', { kind: 'sent', intent: 'reply', attempts: 3, waitedMs: 5 * MINUTE_MS }],
  ['Status put off: the service has trouble', { kind: 'putOff', intent: 'status', failure: 'providerDown' }],
  ['Reply in doubt: no answer from the network. Tributary looks whether it arrived.', { kind: 'inDoubt', intent: 'reply', failure: 'offline' }],
  ['Reply found at the service: it had arrived', { kind: 'doubtEnded', intent: 'reply', how: 'found' }],
  ['Calls stopped for 1 min: too many of them failed', { kind: 'heldBack', reason: 'breaker', forMs: MINUTE_MS }],
  ['Calls stopped: the service does not take the key', { kind: 'heldBack', reason: 'breaker', forMs: null }],
  ['80% of today’s calls used', { kind: 'alarm', step: 80 }],
  ['The keys were locked', { kind: 'vaultLocked' }],
])('%s', (words, what) => {
  expect(say(what)).toBe(words)
})

test('every cause has words of its own', () => {
  const causes = FAILURE_KINDS.map(failure => say({ kind: 'refused', intent: 'reply', failure }))

  expect(new Set(causes).size).toBe(FAILURE_KINDS.length)
  expect(causes.filter(words => words.includes('_') || words.includes('{'))).toEqual([])
})
