import { expect, test } from 'vitest'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { openStore } from './open-store.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aLog } from '#main/testing/builders.ts'
import { aFolder } from './testing/a-folder.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const MONDAY = epochMs(Date.UTC(2026, 0, 5))
const aRecord = { credentialKey: 'a1b2', dayStartsAt: MONDAY, used: 412, otherDays: [{ startsAt: epochMs(MONDAY - DAY_MS), used: 9 }], calls: 5, stop: { since: MONDAY, until: epochMs(MONDAY + 600_000) } }

test('a credential that was never used has no count', async () => {
  expect(await (await aStore()).quotas.read('a1b2')).toBeNull()
})

test('each credential has its own count, and the last one kept holds', async () => {
  const { quotas } = await aStore()

  valueOf(await quotas.keep(aRecord))
  valueOf(await quotas.keep({ ...aRecord, credentialKey: 'c3d4', used: 7 }))
  valueOf(await quotas.keep({ ...aRecord, used: 413, calls: 8, stop: null }))

  expect(await quotas.read('a1b2')).toEqual({ ...aRecord, used: 413, calls: 8, stop: null })
  expect(await quotas.read('c3d4')).toEqual({ ...aRecord, credentialKey: 'c3d4', used: 7 })
})

test('what was kept is there after a restart', async () => {
  const needs = { folder: aFolder(), clock: aClock(), log: aLog() }
  const before = valueOf(await openStore(needs))
  valueOf(await before.quotas.keep(aRecord))
  before.close()

  const after = valueOf(await openStore(needs))
  const read = await after.quotas.read('a1b2')
  after.close()

  expect(read).toEqual(aRecord)
})

test('a credential that nobody has used for a month leaves no trace', async () => {
  const { quotas } = await aStore()
  valueOf(await quotas.keep(aRecord))

  valueOf(await quotas.keep({ ...aRecord, credentialKey: 'c3d4', dayStartsAt: epochMs(MONDAY + 30 * DAY_MS) }))
  const inTime = await quotas.read('a1b2')
  valueOf(await quotas.keep({ ...aRecord, credentialKey: 'c3d4', dayStartsAt: epochMs(MONDAY + 31 * DAY_MS) }))

  expect(inTime).toEqual(aRecord)
  expect(await quotas.read('a1b2')).toBeNull()
})
