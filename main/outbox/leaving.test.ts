import { expect, test } from 'vitest'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { fail } from '#app/result.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { anOutbox, SECOND } from './testing/an-outbox.ts'
import { anOutboxBehindAQuota } from './testing/behind-a-quota.ts'

/** Whether a promise has come to its end by now. */
function watched(work: Promise<void>) {
  const seen = { isDone: false }
  void work.then(() => (seen.isDone = true))
  return seen
}

test('an account that leaves lets a reply on its way arrive, and begins no other', async () => {
  const { outbox, clock, account, reply, stored, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 1_500 })
  const onItsWay = await reply('on its way')
  const behind = await reply('behind it')
  await clock.advance(0)

  const left = watched(outbox.removeAccount(ACCOUNT))
  await clock.advance(1_499)
  expect(left.isDone).toBe(false)
  await clock.advance(1)

  expect(left.isDone).toBe(true)
  expect(stored()).toEqual(['on its way'])
  expect((await delivery(onItsWay.id)).state).toBe('sent')
  expect((await delivery(behind.id)).state).toBe('queued')
})

test('what is written while the account leaves does not go', async () => {
  const { outbox, clock, reply, stored } = await anOutbox()
  void outbox.removeAccount(ACCOUNT)

  await reply('too late')
  await reply('too late as well', SECOND)
  outbox.wake(ACCOUNT)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual([])
})

test('a send that takes for ever does not hold the account back', async () => {
  const { outbox, clock, account, reply } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 10 * MINUTE_MS })
  await reply('slow')
  await clock.advance(0)

  const left = watched(outbox.removeAccount(ACCOUNT))
  await clock.advance(2_000)

  expect(left.isDone).toBe(true)
})

test('an account that could not be removed sends what waited', async () => {
  const { outbox, clock, reply, stored } = await anOutbox()
  await outbox.removeAccount(ACCOUNT)
  await reply('waited')

  await outbox.addAccount(ACCOUNT)
  await clock.advance(0)

  expect(stored()).toEqual(['waited'])
})

test('an account that comes back while the disk throws is heard of in the log, and goes on with the next thing written', async () => {
  let isBroken = false
  const { outbox, clock, reply, stored, log } = await anOutbox({
    store: disk => ({
      ...disk,
      outbox: {
        ...disk.outbox,
        async open() {
          if (isBroken) throw new Error('the file is damaged')
          return disk.outbox.open()
        },
      },
    }),
  })
  await outbox.removeAccount(ACCOUNT)
  isBroken = true

  await outbox.addAccount(ACCOUNT)
  isBroken = false
  await reply('afterwards')
  await clock.advance(MINUTE_MS)

  expect(log.lines).toContainEqual(expect.objectContaining({ level: 'bug', what: 'an account comes back' }))
  expect(stored()).toEqual(['afterwards'])
})

test('what was still getting ready when the account was told to go does not leave', async () => {
  const { outbox, clock, account, reply, stored, delivery } = await anOutbox({ resend: 'never' })
  const { id } = await reply('late')
  await clock.advance(5)
  expect(account.service.calls.map(({ name }) => name)).toEqual(['watermark'])

  void outbox.removeAccount(ACCOUNT)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual([])
  expect((await delivery(id)).state).toBe('queued')
})

test('what waits for its turn at a credential that another account shares does not leave after its account was told to go', async () => {
  const { outbox, clock, reply, stored, delivery, troubled, closeQuota } = await anOutboxBehindAQuota(30 * SECOND_MS)
  const { id } = await reply('Hello')
  await clock.advance(SECOND_MS)
  expect((await delivery(id)).state).toBe('sending')

  const left = watched(outbox.removeAccount(ACCOUNT))
  await clock.advance(0)
  expect(left.isDone).toBe(true)
  // As one that never went: nobody has to look for it, and taking the account out counts it among what was not sent.
  expect((await delivery(id)).state).toBe('queued')
  await clock.advance(2 * MINUTE_MS)
  closeQuota()

  expect(stored()).toEqual([])
  expect(troubled).toEqual([])
})

test('what gave up its turn goes when its account stays after all', async () => {
  const { outbox, clock, reply, stored, closeQuota } = await anOutboxBehindAQuota(30 * SECOND_MS)
  await reply('Hello')
  await clock.advance(SECOND_MS)
  void outbox.removeAccount(ACCOUNT)
  await clock.advance(0)

  void outbox.addAccount(ACCOUNT)
  await clock.advance(30 * SECOND_MS)
  closeQuota()

  expect(stored()).toEqual(['Hello'])
})

test('what was claimed, and is told to go before a byte of it left, stays here', async () => {
  let onClaim = () => {}
  const { outbox, clock, reply, stored, delivery } = await anOutbox({
    store: disk => ({
      ...disk,
      people: {
        async operator(id) {
          onClaim()
          return disk.people.operator(id)
        },
      },
    }),
  })
  onClaim = () => void outbox.removeAccount(ACCOUNT)
  const { id } = await reply('Hello')
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual([])
  expect((await delivery(id)).state).toBe('queued')
})

test('a conversation whose beginning waits for its turn is not begun after its account was told to go, and that is said', async () => {
  const { outbox, clock, account, closeQuota } = await anOutboxBehindAQuota(30 * SECOND_MS)
  const contact = { email: 'new@example.com', name: 'New' }
  const begun = outbox.createConversation({ accountId: ACCOUNT, contact, inboxId: null, text: MessageText.parse('Hello') })
  await clock.advance(SECOND_MS)

  void outbox.removeAccount(ACCOUNT)
  await clock.advance(2 * MINUTE_MS)
  closeQuota()

  expect(await begun).toEqual(fail({ kind: 'cancelled' }))
  expect(account.service.calls).toEqual([])
})
