import { expect, test } from 'vitest'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { OutboxStore } from './ledger.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'
import { OFFLINE } from './testing/faults.ts'

// The app ends and starts again.

test('closing with nothing to do is done at once and leaves no timer', async () => {
  const { clock, outbox } = await anOutbox()

  await outbox.close()

  expect(clock.sleepers()).toBe(0)
})

test('closing while entries wait leaves no timer and loses nothing', async () => {
  const { clock, account, outbox, reply, startAgain, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  await reply('one')
  await reply('two', SECOND)
  await clock.advance(MINUTE_MS)

  await outbox.close()
  const timers = clock.sleepers()
  account.faults.cutOff = null
  await startAgain()
  await clock.advance(0)

  expect(timers).toBe(0)
  expect(stored().toSorted()).toEqual(['one', 'two'])
})

test('closing lets an answer that is about to come still come', async () => {
  const { clock, account, outbox, reply, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 1_000 })
  const entry = await reply('Hello')
  await clock.advance(500)

  const closing = outbox.close()
  await clock.advance(500)
  await closing

  expect((await delivery(entry.id)).state).toBe('sent')
  expect(clock.sleepers()).toBe(0)
})

test('closing begins nothing new', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 1_000 })
  await reply('one')
  await reply('two')
  await clock.advance(500)

  const closing = outbox.close()
  await clock.advance(HOUR_MS)
  await closing

  expect(stored()).toEqual(['one'])
})

test.each(['withSameClientId', 'never'] as const)('closing cuts off what hangs, and the next start looks whether it arrived (resend: %s)', async resend => {
  const { clock, account, outbox, reply, delivery, startAgain, stored } = await anOutbox({ resend })
  account.faults.sends.push({ fault: 'hangs' })
  const entry = await reply('Hello')
  await clock.advance(500)

  const closing = outbox.close()
  await clock.advance(5 * SECOND_MS)
  await closing
  const afterwards = await delivery(entry.id)
  await startAgain()
  await clock.advance(HOUR_MS)

  expect(afterwards).toMatchObject({ state: 'checking', failure: { kind: 'cancelled' } })
  expect((await delivery(entry.id)).state).toBe('sent')
  expect(stored()).toEqual(['Hello'])
})

test('what was being sent when the app was killed is looked for, never simply sent again', async () => {
  const { clock, account, store, reply, delivery, startAgain, outbox } = await anOutbox({ resend: 'never' })
  account.faults.cutOff = OFFLINE
  const entry = await reply('Hello')
  await clock.advance(1_000)
  await outbox.close()
  account.faults.cutOff = null
  await store.outbox.move(entry.id, { delivery: { state: 'sending', since: clock.now() }, attempts: 1, watermark: '', firstSentAt: clock.now() })

  await startAgain()
  const atOnce = await delivery(entry.id)
  await clock.advance(HOUR_MS)

  expect(atOnce).toMatchObject({ state: 'checking', failure: { kind: 'cancelled' } })
  expect((await delivery(entry.id)).state).toBe('uncertain')
  expect(account.service.received).toEqual([])
})

test('what failed or is uncertain is still there after a start, and still asks for a person', async () => {
  const { clock, account, outbox, reply, delivery, startAgain } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'refused', failure: { kind: 'rejected', reason: 'no' } }, { fault: 'lostBefore' })
  const failed = await reply('refused')
  const uncertain = await reply('lost', SECOND)
  await clock.advance(2 * MINUTE_MS)
  await outbox.close()

  await startAgain()
  await clock.advance(HOUR_MS)

  expect((await delivery(failed.id)).state).toBe('failed')
  expect((await delivery(uncertain.id)).state).toBe('uncertain')
})

test('a reply that is written while the outbox starts is not forgotten', async () => {
  const { outbox, clock, beginWithoutStart, stored } = await anOutbox()
  await outbox.close()
  const fresh = beginWithoutStart()

  const starting = fresh.start()
  await fresh.send({ conversationId: FIRST, text: MessageText.parse('Hello') })
  await starting
  await clock.advance(0)

  expect(stored()).toEqual(['Hello'])
})

test.each([1, 2, 3])('a reply that is written while the outbox starts, when it asks what there is for time %d, leaves after what was on its way', async nth => {
  let asked = 0
  let now = async () => {}
  const store = (disk: OutboxStore): OutboxStore => ({
    ...disk,
    outbox: {
      ...disk.outbox,
      async open() {
        const open = await disk.outbox.open()
        asked += 1
        if (asked === nth) await now()
        return open
      },
    },
  })
  const { outbox, clock, reply, beginWithoutStart, stored, store: disk } = await anOutbox({ store })
  const entry = await reply('one')
  await outbox.close()
  await disk.outbox.move(entry.id, { delivery: { state: 'sending', since: clock.now() }, attempts: 1, firstSentAt: clock.now() })
  const fresh = beginWithoutStart()
  asked = 0
  now = async () => {
    void fresh.send({ conversationId: FIRST, text: MessageText.parse('two') })
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve()
  }

  void fresh.start()
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['one', 'two'])
})

test('a reply that is written before the outbox starts leaves when it does', async () => {
  const { outbox, clock, beginWithoutStart, stored } = await anOutbox()
  await outbox.close()
  const fresh = beginWithoutStart()
  await fresh.send({ conversationId: FIRST, text: MessageText.parse('Hello') })
  await clock.advance(MINUTE_MS)
  const before = stored()

  await fresh.start()
  await clock.advance(0)

  expect(before).toEqual([])
  expect(stored()).toEqual(['Hello'])
})

test('an account that is removed takes its entries with it, and nobody minds', async () => {
  const { clock, account, store, reply, log, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  const entry = await reply('Hello')
  await clock.advance(MINUTE_MS)

  await store.forget(entry.accountId)
  account.faults.cutOff = null
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual([])
  expect(log.lines.filter(({ level }) => level === 'bug')).toEqual([])
  expect(clock.sleepers()).toBe(0)
})

test('when all is sent nothing sleeps: an idle outbox costs nothing', async () => {
  const { clock, reply } = await anOutbox()
  await reply('one')
  await reply('two', SECOND)
  await clock.advance(1_000)

  expect(clock.sleepers()).toBe(0)
})
