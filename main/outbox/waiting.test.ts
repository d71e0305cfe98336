import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { anOutbox, SECOND } from './testing/an-outbox.ts'
import { OFFLINE, type SendFault } from './testing/faults.ts'

// What becomes of entries while their account cannot be talked to.

const sends = (calls: readonly Readonly<{ name: string }>[]) => calls.filter(({ name }) => name === 'send').length

test('without a network everything is taken in, shown with its reason, and leaves when the network is back', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE

  const entries = [await reply('one'), await reply('two'), await reply('elsewhere', SECOND)]
  await clock.advance(10 * MINUTE_MS)
  const waiting = await Promise.all(entries.map(({ id }) => delivery(id)))
  account.faults.cutOff = null
  await clock.advance(2 * MINUTE_MS)

  expect(waiting[0]).toMatchObject({ state: 'queued', lastFailure: OFFLINE })
  expect(waiting[2]).toMatchObject({ state: 'queued', lastFailure: OFFLINE })
  expect(stored().toSorted()).toEqual(['elsewhere', 'one', 'two'])
  expect(stored().indexOf('one')).toBeLessThan(stored().indexOf('two'))
})

test('a night without network costs a try a minute for the account, not one for every message', async () => {
  const { clock, account, reply } = await anOutbox()
  account.faults.cutOff = OFFLINE
  for (let n = 0; n < 20; n += 1) await reply(`message ${n}`, n % 2 === 0 ? SECOND : undefined)

  await clock.advance(8 * HOUR_MS)

  expect(sends(account.service.calls)).toBeLessThan(8 * 60 * 2)
})

test('what waits is written to the disk when its reason changes, not at every try', async () => {
  let writes = 0
  const { clock, account, reply } = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: (id, to) => ((writes += 1), disk.outbox.move(id, to)) } }),
  })
  account.faults.cutOff = OFFLINE
  const conversations = Array.from({ length: 30 }, (_, n) => conversationId(ACCOUNT, `many ${n}`))
  for (const id of conversations) await reply('Hello', id)
  await clock.advance(10 * MINUTE_MS)
  const before = writes

  await clock.advance(HOUR_MS)

  expect((writes - before) / 60).toBeLessThan(10)
})

test('after a night of writing without network only a few messages at a time are on their way', async () => {
  const { clock, account, outbox, store, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  for (let n = 0; n < 20; n += 1) await reply('Hello', conversationId(ACCOUNT, `many ${n}`))
  await clock.advance(HOUR_MS)
  account.faults.sends.push(...Array.from({ length: 20 }, (): SendFault => ({ fault: 'slow', ms: 10_000 })))

  account.faults.cutOff = null
  outbox.wake()
  await clock.advance(5 * SECOND_MS)
  const sending = (await store.outbox.open()).filter(({ entry }) => entry.delivery.state === 'sending')
  await clock.advance(MINUTE_MS)

  expect(sending).toHaveLength(6)
  expect(stored()).toHaveLength(20)
})

test('when the network comes back one message feels for it, and then all go', async () => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  await reply('one')
  await reply('two', SECOND)
  await clock.advance(HOUR_MS)
  const before = sends(account.service.calls)

  account.faults.cutOff = null
  await clock.advance(MINUTE_MS)

  expect(stored()).toHaveLength(2)
  expect(sends(account.service.calls) - before).toBe(2)
})

test('told to wait, not one send leaves before the hour, in any conversation of the account', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox()
  const until = epochMs(clock.now() + 10 * MINUTE_MS)
  account.faults.sends.push({ fault: 'notStored', failure: { kind: 'rateLimited', until } })

  const first = await reply('one')
  await clock.advance(1_000)
  const second = await reply('two', SECOND)
  await clock.advance(until - clock.now() - 1)
  const callsBefore = sends(account.service.calls)
  const shown = await Promise.all([delivery(first.id), delivery(second.id)])
  await clock.advance(5 * SECOND_MS)

  expect(callsBefore).toBe(1)
  expect(shown).toMatchObject([
    { state: 'queued', lastFailure: { kind: 'rateLimited', until } },
    { state: 'queued', lastFailure: { kind: 'rateLimited', until } },
  ])
  expect(stored().toSorted()).toEqual(['one', 'two'])
})

test('an hour that the service named outlives the app, and a person’s impatience', async () => {
  const { clock, account, outbox, reply, startAgain, stored } = await anOutbox()
  const until = epochMs(clock.now() + 10 * MINUTE_MS)
  account.faults.sends.push({ fault: 'notStored', failure: { kind: 'rateLimited', until } })
  await reply('one')
  await clock.advance(1_000)
  await outbox.close()

  await startAgain()
  await clock.advance(until - clock.now() - 1)
  const before = sends(account.service.calls)
  await clock.advance(SECOND_MS)

  expect(before).toBe(1)
  expect(stored()).toEqual(['one'])
})

test.each<[Failure, number]>([
  [{ kind: 'vaultLocked' }, 30 * SECOND_MS],
  [{ kind: 'vaultUnavailable', cause: 'hung' }, 30 * SECOND_MS],
  [{ kind: 'unauthorised', accountId: ACCOUNT }, 15 * MINUTE_MS],
])('%j holds what is queued, and when it has passed all goes by itself', async (failure, longestMs) => {
  const { clock, lineFailure, reply, delivery, stored } = await anOutbox()
  lineFailure.now = failure
  const entry = await reply('Hello')
  await clock.advance(HOUR_MS)
  const waiting = await delivery(entry.id)

  lineFailure.now = null
  await clock.advance(longestMs)

  expect(waiting).toMatchObject({ state: 'queued', lastFailure: failure })
  expect(stored()).toEqual(['Hello'])
})

test('whoever unlocks the vault or puts in a new key does not have to wait for the next try', async () => {
  const { clock, lineFailure, outbox, reply, stored } = await anOutbox()
  lineFailure.now = { kind: 'unauthorised', accountId: ACCOUNT }
  await reply('one')
  await reply('two', SECOND)
  await clock.advance(HOUR_MS)

  lineFailure.now = null
  outbox.wake(ACCOUNT)
  await clock.advance(0)

  expect(stored().toSorted()).toEqual(['one', 'two'])
})

test('waking without a name wakes every account', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  await reply('one')
  await clock.advance(HOUR_MS)

  account.faults.cutOff = null
  outbox.wake()
  await clock.advance(0)

  expect(stored()).toEqual(['one'])
})

test('a person who says "now" is believed: the network may be back', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  const entry = await reply('one')
  await clock.advance(HOUR_MS)

  account.faults.cutOff = null
  await outbox.retry(entry.id)
  await clock.advance(0)

  expect(stored()).toEqual(['one'])
})

test('a queued reply can be edited and discarded while it waits', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  const first = await reply('one')
  const second = await reply('two')
  await clock.advance(MINUTE_MS)

  await outbox.discard(first.id)
  await outbox.edit(second.id, second.intent.kind === 'reply' ? second.intent.text : (() => { throw new Error('no reply') })())
  account.faults.cutOff = null
  await clock.advance(2 * MINUTE_MS)

  expect(stored()).toEqual(['two'])
})

test('trouble with one message only does not hold its account back', async () => {
  const { clock, account, reply, stored, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'notStored', failure: { kind: 'providerDown', status: 503 } })

  const entry = await reply('one')
  await clock.advance(0)
  const waiting = await delivery(entry.id)
  await reply('elsewhere', SECOND)
  await clock.advance(0)
  const meanwhile = stored()
  await clock.advance(2 * SECOND_MS)

  expect(waiting).toMatchObject({ state: 'queued', lastFailure: { kind: 'providerDown' } })
  expect(meanwhile).toEqual(['elsewhere'])
  expect(stored()).toEqual(['elsewhere', 'one'])
})

test('where the watermark cannot be asked nothing is sent', async () => {
  const { clock, account, reply, stored } = await anOutbox({ resend: 'never' })
  account.faults.reads.push({ fault: 'fails', failure: { kind: 'providerDown', status: 500 } })

  await reply('one')
  await clock.advance(1_000)
  const before = stored()
  await clock.advance(2_000)

  expect(before).toEqual([])
  expect(stored()).toEqual(['one'])
  expect(account.service.calls.map(({ name }) => name)).toEqual(['watermark', 'watermark', 'send'])
})

test.each([-DAY_MS, DAY_MS])('a clock that is set by %i ms while all waits neither stops it nor makes it storm', async jumpMs => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.cutOff = OFFLINE
  await reply('one')
  await clock.advance(10 * MINUTE_MS)
  const before = sends(account.service.calls)

  clock.jump(jumpMs)
  await reply('two', SECOND)
  await clock.advance(10 * MINUTE_MS)
  const tries = sends(account.service.calls) - before
  account.faults.cutOff = null
  await clock.advance(2 * MINUTE_MS)

  expect(tries).toBeLessThan(40)
  expect(stored()).toHaveLength(2)
})

test('a service in trouble is told of, so that its account is looked at', async () => {
  const { account, clock, reply, troubled } = await anOutbox()
  account.faults.sends.push({ fault: 'notStored', failure: { kind: 'providerDown', status: 503 } }, { fault: 'refused', failure: { kind: 'rejected', reason: 'no' } })

  await reply('Hello')
  await clock.advance(100)
  expect(troubled).toEqual([ACCOUNT])

  await clock.advance(MINUTE_MS)
  expect(troubled).toEqual([ACCOUNT])
})
