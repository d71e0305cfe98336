import { expect, test } from 'vitest'
import type { SyncStatus } from '#app/domain/sync-status.ts'
import { areAllOffline } from './are-all-offline.ts'

const offline: SyncStatus = { state: 'failed', failure: { kind: 'offline' }, lastGoodAt: null, retryAt: null }
const down: SyncStatus = { ...offline, failure: { kind: 'providerDown', status: 503 } }

test('one account that is reached, or fails for another reason, and it is not the network', () => {
  expect(areAllOffline([{ status: offline }, { status: offline }])).toBe(true)
  expect(areAllOffline([{ status: offline }, { status: down }])).toBe(false)
  expect(areAllOffline([{ status: offline }, { status: { state: 'connecting', lastGoodAt: null } }])).toBe(false)
  expect(areAllOffline([])).toBe(false)
})
