import { expect, test } from 'vitest'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { GRACE_MS } from './read-back.ts'
import { aReply } from '#main/testing/builders.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'
import { OFFLINE, type SendFault } from './testing/faults.ts'

// What becomes of a message whose answer was lost.

const DOUBTS: readonly SendFault[] = [{ fault: 'answerLost' }, { fault: 'storedThenError' }, { fault: 'storedLate', lateMs: 25_000 }]

const looksAt = (calls: readonly Readonly<{ name: string; at: number }>[], since: number) =>
  calls.filter(({ name }) => name === 'findSent').map(({ at }) => Math.round((at - since) / SECOND_MS))

test.each(['withSameClientId', 'never'] as const)('a stored message whose answer was lost is found and not sent again (resend: %s)', async resend => {
  for (const fault of DOUBTS) {
    const { clock, account, reply, delivery, stored } = await anOutbox({ resend })
    account.faults.sends.push(fault)

    const entry = await reply('Hello')
    await clock.advance(1 * HOUR_MS)

    expect(stored()).toEqual(['Hello'])
    expect(await delivery(entry.id)).toMatchObject({ state: 'sent', remoteId: account.service.received[0]?.remoteId })
  }
})

test('it is looked for after 1, 3, 10, 30 and 60 seconds', async () => {
  const { clock, account, reply } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'lostBefore' })

  await reply('Hello')
  const since = clock.now()
  await clock.advance(HOUR_MS)

  expect(looksAt(account.service.calls, since)).toEqual([1, 3, 10, 30, 60])
})

test('not found within the grace, it goes again under the same mark where that makes it one message', async () => {
  const { clock, account, store, reply, stored } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'lostBefore' })

  const entry = await reply('Hello')
  await clock.advance(GRACE_MS - 1)
  const withinGrace = account.service.calls.filter(({ name }) => name === 'send').length
  await clock.advance(2 * SECOND_MS)

  expect(withinGrace).toBe(1)
  expect(stored()).toEqual(['Hello'])
  expect(account.service.received[0]?.clientId).toBe((await store.outbox.get(entry.id))?.clientId)
})

test('what an earlier attempt may have delivered keeps its words: else the first text would count as the second', async () => {
  const { clock, account, outbox, reply, stored, delivery } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 3 * MINUTE_MS }, { fault: 'notStored', failure: { kind: 'rateLimited', until: epochMs(clock.now() + HOUR_MS) } })
  const { id } = await reply('We refund 1000')
  await clock.advance(GRACE_MS + 2 * SECOND_MS)
  const before = await delivery(id)

  const edited = await outbox.edit(id, MessageText.parse('We refund 100'))
  await clock.advance(2 * HOUR_MS)

  expect(before.state).toBe('queued')
  expect(edited).toEqual({ ok: false, failure: { kind: 'declined', cause: 'movedOn' } })
  expect(new Set(stored())).toEqual(new Set(['We refund 1000']))
})

test('what provably never arrived can be put in other words, however often it was tried', async () => {
  const { clock, account, outbox, store, reply, stored } = await anOutbox({ resend: 'withSameClientId' })
  const tooMany = { fault: 'notStored', failure: { kind: 'rateLimited', until: epochMs(clock.now() + MINUTE_MS) } } as const
  account.faults.sends.push(tooMany, { ...tooMany, failure: { kind: 'rateLimited', until: epochMs(clock.now() + HOUR_MS) } })
  const { id } = await reply('We refund 1000')
  await clock.advance(2 * MINUTE_MS)
  const before = (await store.outbox.get(id))?.entry

  const edited = await outbox.edit(id, MessageText.parse('We refund 100'))
  await clock.advance(HOUR_MS)

  expect(before).toMatchObject({ mayHaveArrived: false, delivery: { state: 'queued' } })
  expect(before?.attempts).toBe(2)
  expect(edited.ok).toBe(true)
  expect(stored()).toEqual(['We refund 100'])
})

test('not found after the grace, a person is asked where nothing may go twice: it never goes again by itself', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'lostBefore' })

  const entry = await reply('Hello')
  const behind = await reply('behind it')
  await reply('elsewhere', SECOND)
  await clock.advance(2 * DAY_MS)

  expect(await delivery(entry.id)).toMatchObject({ state: 'uncertain', failure: OFFLINE, lookedAt: expect.any(Number) })
  expect((await delivery(behind.id)).state).toBe('queued')
  expect(stored()).toEqual(['elsewhere'])
})

test('a person may send what is uncertain again, discard it, or have it looked for', async () => {
  for (const [decision, expected] of [['retry', ['Hello', 'behind']], ['discard', ['behind']], ['check', []]] as const) {
    const { clock, account, outbox, reply, stored } = await anOutbox({ resend: 'never' })
    account.faults.sends.push({ fault: 'lostBefore' })
    const entry = await reply('Hello')
    await reply('behind')
    await clock.advance(2 * GRACE_MS)

    await outbox[decision](entry.id)
    await clock.advance(2 * GRACE_MS)

    expect(stored()).toEqual(expected)
  }
})

test('a message that turns up later than the grace is found when a person has it looked for', async () => {
  const { clock, account, outbox, reply, delivery, stored } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 5 * MINUTE_MS })
  const entry = await reply('Hello')
  await clock.advance(6 * MINUTE_MS)
  const before = await delivery(entry.id)

  await outbox.check(entry.id)
  await clock.advance(1_000)

  expect(before.state).toBe('uncertain')
  expect((await delivery(entry.id)).state).toBe('sent')
  expect(stored()).toEqual(['Hello'])
})

test('two messages of the same words are never taken for each other', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'none' }, { fault: 'answerLost' }, { fault: 'lostBefore' })

  const entries = [await reply('Thanks!'), await reply('Thanks!'), await reply('Thanks!')]
  await clock.advance(5 * MINUTE_MS)
  const deliveries = await Promise.all(entries.map(({ id }) => delivery(id)))

  expect(deliveries).toMatchObject([{ state: 'sent', remoteId: 'r1' }, { state: 'sent', remoteId: 'r2' }, { state: 'uncertain' }])
  expect(stored()).toHaveLength(2)
})

test('what was there before the first attempt is not taken for it', async () => {
  const { clock, account, reply, delivery } = await anOutbox({ resend: 'never' })
  account.service.receive('reply', { conversationId: FIRST, clientId: '', text: 'Hello', operator: null })
  account.faults.sends.push({ fault: 'lostBefore' })

  const entry = await reply('Hello')
  await clock.advance(5 * MINUTE_MS)

  expect((await delivery(entry.id)).state).toBe('uncertain')
})

test('a message that an earlier entry was matched with is not taken for a later one, even where reads are behind', async () => {
  const { clock, account, reply, delivery } = await anOutbox({ resend: 'never' })
  const first = await reply('Thanks!')
  await clock.advance(1_000)
  account.faults.reads.push({ fault: 'stale' })
  account.faults.sends.push({ fault: 'lostBefore' })

  const second = await reply('Thanks!')
  await clock.advance(5 * MINUTE_MS)

  expect((await delivery(first.id)).state).toBe('sent')
  expect((await delivery(second.id)).state).toBe('uncertain')
})

test('while nothing gets through it stays in doubt, visibly, and is decided by the first look that does', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'answerLost' })
  const entry = await reply('Hello')
  await clock.advance(500)

  account.faults.cutOff = OFFLINE
  await clock.advance(8 * HOUR_MS)
  const meanwhile = await delivery(entry.id)
  const looks = account.service.calls.filter(({ name }) => name === 'findSent').length
  account.faults.cutOff = null
  await clock.advance(2 * MINUTE_MS)

  expect(meanwhile.state).toBe('checking')
  expect(looks).toBeLessThan(8 * 60 * 2)
  expect((await delivery(entry.id)).state).toBe('sent')
  expect(stored()).toEqual(['Hello'])
})

test('where the token may not read, a person is asked at once', async () => {
  const { clock, account, reply, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'answerLost' })
  account.faults.reads.push({ fault: 'fails', failure: { kind: 'forbidden', accountId: null, need: 'messages:read' } })

  const entry = await reply('Hello')
  await clock.advance(2_000)

  expect(await delivery(entry.id)).toMatchObject({ state: 'uncertain', failure: { kind: 'forbidden' } })
})

test('a provider that throws is our bug: the message is in doubt, not lost, and the log has a reference', async () => {
  const { clock, account, reply, delivery, log } = await anOutbox()
  account.faults.sends.push({ fault: 'throws' })
  account.faults.reads.push({ fault: 'throws' })

  const entry = await reply('Hello')
  await clock.advance(2_000)

  expect(await delivery(entry.id)).toMatchObject({ state: 'uncertain', failure: { kind: 'bug' } })
  expect(log.lines.filter(({ level }) => level === 'bug')).toHaveLength(2)
})

test('each further failure to arrive is waited out longer, and there is never more than one copy', async () => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'lostBefore' }, { fault: 'lostBefore' }, { fault: 'lostBefore' })

  await reply('Hello')
  await clock.advance(15 * MINUTE_MS)

  const sendTimes = account.service.calls.filter(({ name }) => name === 'send').map(({ at }) => at)
  const gaps = sendTimes.slice(1).map((at, nth) => at - (sendTimes[nth] ?? 0))
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GRACE_MS)
  expect(stored()).toEqual(['Hello'])
})

test.each([-DAY_MS, DAY_MS])('a clock that is set by %i ms in the middle does not cut the grace short', async jumpMs => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'storedLate', lateMs: 50_000 })
  await reply('Hello')
  await clock.advance(4_000)

  clock.jump(jumpMs)
  await reply('behind it')
  await clock.advance(20 * MINUTE_MS)

  expect(stored()).toEqual(['Hello', 'behind it'])
})

// What comes back to us by itself

test('a message that comes back with our mark is sent, before its answer arrives', async () => {
  const { clock, account, outbox, store, reply, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 20_000 })
  const entry = await reply('Hello')
  const next = await reply('and then')
  await clock.advance(10_500)
  const item = account.service.threads.get(FIRST)?.[0]
  if (item === undefined) throw new Error('nothing arrived')

  await outbox.echo(FIRST, item)
  await clock.advance(0)

  expect(await delivery(entry.id)).toMatchObject({ state: 'sent', at: epochMs(clock.now()) })
  expect((await delivery(next.id)).state).toBe('sent')
  expect((await store.thread.page(FIRST, 10)).items).toHaveLength(2)

  await clock.advance(HOUR_MS)
  expect(account.service.received).toHaveLength(2)
})

test('a message that comes back while it is looked for needs no further look', async () => {
  const { clock, account, outbox, reply, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'answerLost' })
  const entry = await reply('Hello')
  await clock.advance(0)
  const item = account.service.threads.get(FIRST)?.[0]
  if (item === undefined) throw new Error('nothing arrived')

  await outbox.echo(FIRST, item)
  await clock.advance(HOUR_MS)

  expect((await delivery(entry.id)).state).toBe('sent')
  expect(account.service.calls.map(({ name }) => name)).toEqual(['send'])
})

test('any answer in the conversation is a reason to look at once, each only once', async () => {
  const { clock, account, outbox, reply, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 15_000 })
  const entry = await reply('Hello')
  await clock.advance(16_000)
  const before = account.service.calls.length
  const item = account.service.threads.get(FIRST)?.[0]
  if (item === undefined) throw new Error('nothing arrived')

  await outbox.echo(FIRST, item)
  await outbox.echo(FIRST, item)
  await clock.advance(100)

  expect((await delivery(entry.id)).state).toBe('sent')
  expect(account.service.calls.length - before).toBe(1)
})

test('a look on a hint that finds nothing does not shorten the grace', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'storedLate', lateMs: 50_000 })
  await reply('Hello')

  for (let n = 0; n < 40; n += 1) {
    await clock.advance(1_000)
    await outbox.echo(FIRST, aReply({ conversationId: FIRST, remote: `other ${n}`, at: clock.now() }))
  }
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['Hello'])
})

test('what is uncertain finds itself when a poll brings the same words', async () => {
  const { clock, account, outbox, reply, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 5 * MINUTE_MS })
  const entry = await reply('Hello')
  await clock.advance(6 * MINUTE_MS)
  const item = account.service.threads.get(FIRST)?.[0]
  if (item === undefined) throw new Error('nothing arrived')

  await outbox.echo(FIRST, item)
  await clock.advance(100)

  expect((await delivery(entry.id)).state).toBe('sent')
})

test.each([20 * SECOND_MS, 70 * SECOND_MS, HOUR_MS, DAY_MS, -HOUR_MS])('a clock that is set by %d ms ends no grace, also when a person asks to look in that moment', async jumpMs => {
  const { clock, account, reply, outbox, stored, delivery } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 44_000 })
  const entry = await reply('Hello')
  await clock.advance(34 * SECOND_MS)
  clock.jump(jumpMs)

  await outbox.check(entry.id)
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['Hello'])
  expect((await delivery(entry.id)).state).toBe('sent')
})
