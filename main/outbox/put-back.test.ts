import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import { fail } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { anOutbox, type OutboxOnStage, type OutboxWishes } from './testing/an-outbox.ts'

/** A reply that was discarded before it left; from now on all is well. */
async function aDiscardedReply(wishes: OutboxWishes = {}): Promise<OutboxOnStage & Readonly<{ id: Awaited<ReturnType<OutboxOnStage['reply']>>['id'] }>> {
  const stage = await anOutbox(wishes)
  const { account, outbox, clock } = stage
  account.faults.cutOff = { kind: 'offline' }
  const { id } = await stage.reply('Hello')
  await clock.advance(50)
  valueOf(await outbox.discard(id))
  account.faults.cutOff = null
  outbox.wake()
  return { ...stage, id }
}

test('what is put back twice in one moment goes once, and both are told the same entry', async () => {
  const { outbox, clock, stored, id } = await aDiscardedReply()

  const [one, other] = await Promise.all([outbox.putBack(id), outbox.putBack(id)])
  await clock.advance(10 * MINUTE_MS)

  expect(valueOf(one).id).toBe(valueOf(other).id)
  expect(stored()).toEqual(['Hello'])
})

test('what was put back and has gone does not go again', async () => {
  const { outbox, clock, stored, id } = await aDiscardedReply()
  valueOf(await outbox.putBack(id))
  await clock.advance(MINUTE_MS)

  expect(valueOf(await outbox.putBack(id))).toMatchObject({ id, delivery: { state: 'sent' } })
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Hello'])
})

test('it leaves in the place in which it was written', async () => {
  const { account, outbox, reply, clock, stored } = await anOutbox()
  account.faults.cutOff = { kind: 'offline' }
  await reply('Alpha')
  const { id } = await reply('Bravo')
  await reply('Charlie')
  await clock.advance(50)
  valueOf(await outbox.discard(id))
  valueOf(await outbox.putBack(id))

  account.faults.cutOff = null
  outbox.wake()
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Alpha', 'Bravo', 'Charlie'])
})

test('discarded again, it can be put back again', async () => {
  const { outbox, account, clock, stored, id } = await aDiscardedReply()
  account.faults.cutOff = { kind: 'offline' }
  valueOf(await outbox.putBack(id))
  await clock.advance(50)
  valueOf(await outbox.discard(id))
  account.faults.cutOff = null

  expect((await outbox.putBack(id)).ok).toBe(true)
  await clock.advance(MINUTE_MS)
  expect(stored()).toEqual(['Hello'])
})

test('what the disk did not take back can be put back when there is room', async () => {
  let isFull = false
  const { outbox, clock, stored, id } = await aDiscardedReply({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: async (...move) => (isFull ? fail({ kind: 'diskFull' }) : disk.outbox.move(...move)) } }),
  })
  isFull = true
  expect(await outbox.putBack(id)).toEqual(fail({ kind: 'diskFull' }))
  isFull = false

  expect((await outbox.putBack(id)).ok).toBe(true)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Hello'])
})
