import { expect, test } from 'vitest'
import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { fail } from '#app/result.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { anOutbox, SECOND } from './testing/an-outbox.ts'

const FULL = { kind: 'diskFull' } as const

/** An outbox whose disk takes messages, and of their steps none that leads to a state for which `isFull` says so. */
async function onAFullDisk(isFull: (to: Delivery['state']) => boolean) {
  const disk = { isFull: true }
  const stage = await anOutbox({
    store: real => ({
      ...real,
      outbox: { ...real.outbox, move: async (id, to) => (disk.isFull && isFull(to.delivery.state) ? fail(FULL) : real.outbox.move(id, to)) },
    }),
  })
  const held = async (id: OutboxEntryId) => (await stage.outbox.list(null)).find(entry => entry.id === id)?.heldByDisk ?? null
  return { ...stage, disk, held }
}

test('a reply that the full disk does not let leave says so, in the lists of both windows, and once in the log', async () => {
  const { outbox, clock, reply, held, changes, log } = await onAFullDisk(() => true)
  const entry = await reply('Hello')
  const before = changes.length
  await clock.advance(HOUR_MS)

  expect(await held(entry.id)).toEqual(FULL)
  expect(outbox.shown(entry).heldByDisk).toEqual(FULL)
  expect(changes.slice(before)).toEqual(expect.arrayContaining([{ kind: 'outbox' }, { kind: 'thread', conversationId: entry.conversationId }]))
  expect(log.lines.filter(({ level }) => level === 'warn').map(({ what, facts }) => [what, facts])).toEqual([['the outbox cannot be written', { failure: 'diskFull' }]])
})

test('it leaves by itself when there is room, and says so no longer', async () => {
  const { outbox, clock, reply, held, disk, stored, changes, log } = await onAFullDisk(() => true)
  const { id, conversationId } = await reply('Hello')
  const other = await reply('There', SECOND)
  await clock.advance(MINUTE_MS)
  disk.isFull = false
  const before = changes.length
  await clock.advance(10_000)

  expect(stored().toSorted()).toEqual(['Hello', 'There'])
  expect([await held(id), outbox.shown(other).heldByDisk]).toEqual([null, undefined])
  expect(changes.slice(before)).toContainEqual({ kind: 'thread', conversationId })
  expect(log.lines.filter(({ what }) => what === 'the outbox can be written again')).toHaveLength(1)
})

test('what has left, and whose answer the disk does not take, says so as well, and is not sent again', async () => {
  const { clock, reply, held, disk, stored, delivery } = await onAFullDisk(to => to === 'sent')
  const { id } = await reply('Hello')
  await clock.advance(HOUR_MS)
  expect([(await delivery(id)).state, await held(id)]).toEqual(['sending', FULL])

  disk.isFull = false
  await clock.advance(MINUTE_MS)

  expect([(await delivery(id)).state, stored()]).toEqual(['sent', ['Hello']])
})

test('what stands in line for a full disk says so too, and what waits for something else says that', async () => {
  const { outbox, account, clock, reply, held, store } = await onAFullDisk(to => to !== 'queued')
  const first = await reply('Hello')
  const behind = await reply('and more')
  await clock.advance(MINUTE_MS)
  expect([await held(first.id), await held(behind.id)]).toEqual([FULL, FULL])

  account.faults.cutOff = { kind: 'offline' }
  await store.outbox.move(behind.id, { delivery: { state: 'queued', notBefore: clock.now(), lastFailure: { kind: 'offline' } } })

  expect(await held(behind.id)).toBe(null)
  expect(outbox.shown(first).heldByDisk).toEqual(FULL)
})

test('what waits for a key, and cannot be told so for want of room, says that the disk is full', async () => {
  const { clock, reply, held, lineFailure, disk, delivery } = await onAFullDisk(() => true)
  lineFailure.now = { kind: 'vaultLocked' }
  const { id } = await reply('Hello')
  await reply('There', SECOND)
  await clock.advance(MINUTE_MS)
  expect(await held(id)).toEqual(FULL)

  disk.isFull = false
  await clock.advance(MINUTE_MS)

  expect(await held(id)).toBe(null)
  expect(await delivery(id)).toMatchObject({ state: 'queued', lastFailure: { kind: 'vaultLocked' } })
})

test('what waited for room does not leave when its account was told to go meanwhile', async () => {
  const { outbox, clock, reply, disk, stored } = await onAFullDisk(() => true)
  await reply('Hello')
  await clock.advance(MINUTE_MS)
  void outbox.removeAccount(ACCOUNT)
  await clock.advance(MINUTE_MS)
  disk.isFull = false
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual([])
})
