import { expect, test } from 'vitest'
import type { Result } from '#app/result.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { HOUR_MS } from '#app/domain/time.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'

const TAKEN_OVER: Result<never> = { ok: false, failure: { kind: 'takenOver' } }

/** An outbox that another start of the app can take over, in the middle of anything. */
async function anOutboxToTakeOver() {
  const disk = { isOurs: true, reads: 0 }
  const stage = await anOutbox({
    store: own => ({
      ...own,
      outbox: {
        ...own.outbox,
        add: (row, ends) => (disk.isOurs ? own.outbox.add(row, ends) : Promise.resolve(TAKEN_OVER)),
        move: (id, to) => (disk.isOurs ? own.outbox.move(id, to) : Promise.resolve(TAKEN_OVER)),
        get: id => ((disk.reads += 1), own.outbox.get(id)),
      },
    }),
  })
  return { ...stage, disk }
}

test('what was queued before it was taken over does not leave from here', async () => {
  const { clock, reply, stored, disk, account } = await anOutboxToTakeOver()
  account.faults.cutOff = { kind: 'offline' }
  await reply('one', FIRST)
  await reply('two', SECOND)
  await clock.advance(1_000)
  disk.isOurs = false
  account.faults.cutOff = null

  await clock.advance(24 * HOUR_MS)

  expect(stored()).toEqual([])
})

test('an instance that was taken over is still: it asks nothing, waits for nothing, and says so once', async () => {
  const { clock, reply, disk, log } = await anOutboxToTakeOver()
  disk.isOurs = false
  await reply('one').catch(() => null)
  const { isOurs } = disk
  await clock.advance(HOUR_MS)
  const reads = disk.reads
  await clock.advance(24 * HOUR_MS)

  expect([isOurs, disk.reads - reads, clock.sleepers()]).toEqual([false, 0, 0])
  expect(log.lines.filter(({ what }) => what === 'the outbox was taken over')).toHaveLength(1)
})

test('whoever presses Send there is told, and what he wrote is not queued', async () => {
  const { outbox, store, disk } = await anOutboxToTakeOver()
  disk.isOurs = false

  expect(await outbox.send({ conversationId: FIRST, text: MessageText.parse('Hello') })).toEqual(TAKEN_OVER)
  expect(await store.outbox.open()).toEqual([])
})

test('an answer that comes after it was taken over changes nothing, and keeps nobody waiting', async () => {
  const { clock, reply, disk, account, delivery, stored } = await anOutboxToTakeOver()
  account.faults.sends.push({ fault: 'slow', ms: 1_000 })
  const entry = await reply('Hello')
  await clock.advance(500)
  disk.isOurs = false
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['Hello'])
  expect((await delivery(entry.id)).state).toBe('sending')
  expect(clock.sleepers()).toBe(0)
})

test('one that is taken over before it has started never starts to send', async () => {
  const { clock, reply, disk, account, stored, outbox, startAgain } = await anOutboxToTakeOver()
  account.faults.sends.push({ fault: 'lostBefore' })
  await reply('in doubt', FIRST)
  await clock.advance(100)
  account.faults.cutOff = { kind: 'offline' }
  await reply('waits', SECOND)
  await outbox.close()
  account.faults.cutOff = null
  disk.isOurs = false

  await startAgain()
  await clock.advance(24 * HOUR_MS)

  expect(stored()).toEqual([])
})
