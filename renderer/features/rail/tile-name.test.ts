import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { Account, type AccountView } from '#app/domain/account.ts'
import type { AlarmStep } from '#app/domain/quota-meter.ts'
import { epochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { anAccount } from '#app/testing/samples.ts'
import { startWords } from '#renderer/words/words.ts'
import { tileName } from './tile-name.ts'

beforeAll(() => startWords('en'))

const LIVE: AccountView = {
  account: Account.parse({ ...anAccount, name: 'Harbor Books' }), status: { state: 'live', lastGoodAt: epochMs(1) },
  capabilities: [], keyKind: null, unreadConversations: 0, waitingConversations: 0,
}
const say = (view: AccountView, alarm: AlarmStep = 0) => tileName(view, alarm, i18next.getFixedT('en', 'rail'))

test.each([
  [0, 0, 'Harbor Books'],
  [1, 0, 'Harbor Books, 1 unread'],
  [0, 40, 'Harbor Books, 40 waiting'],
  [3, 12, 'Harbor Books, 3 unread, 12 waiting'],
])('%d unread and %d waiting', (unreadConversations, waitingConversations, name) => {
  expect(say({ ...LIVE, unreadConversations, waitingConversations })).toBe(name)
})

test('half of a day is no news, from four fifths on it is', () => {
  expect(say(LIVE, 50)).toBe('Harbor Books')
  expect(say(LIVE, 80)).toBe('Harbor Books, 80% of today’s calls used')
  expect(say(LIVE, 95)).toBe('Harbor Books, 95% of today’s calls used')
})

test.each<readonly [Failure, string]>([
  [{ kind: 'offline' }, 'offline'],
  [{ kind: 'rateLimited', until: epochMs(5) }, 'paused by the service'],
  [{ kind: 'providerDown', status: 503 }, 'the service is down'],
  [{ kind: 'unauthorised', accountId: null }, 'needs you'],
  [{ kind: 'vaultLocked' }, 'needs you'],
])('trouble is told before the calls, and only what does not pass by itself needs somebody: %j', (failure, words) => {
  expect(say({ ...LIVE, status: { state: 'failed', lastGoodAt: null, failure, retryAt: null } }, 95)).toBe(`Harbor Books, ${words}, 95% of today’s calls used`)
})
