import { expect, test } from 'vitest'
import { epochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { ACCOUNT, aReply } from '#main/testing/builders.ts'
import { anOutbox, FIRST } from './testing/an-outbox.ts'
import { OFFLINE, type ReadFault } from './testing/faults.ts'

// Before what was in doubt goes again, by itself or on a person's word.

test('what was put off after the grace is looked for once more before it goes: by then it may be there after all', async () => {
  const { clock, account, reply, stored, delivery } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 5 * MINUTE_MS }, { fault: 'notStored', failure: { kind: 'rateLimited', until: epochMs(clock.now() + HOUR_MS) } })

  const entry = await reply('Hello')
  await clock.advance(2 * HOUR_MS)

  expect(stored()).toEqual(['Hello'])
  expect((await delivery(entry.id)).state).toBe('sent')
})

test('“Send again” finds what has arrived meanwhile', async () => {
  const { clock, account, reply, outbox, stored, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 5 * MINUTE_MS })
  const entry = await reply('Hello')
  await clock.advance(10 * MINUTE_MS)
  expect((await delivery(entry.id)).state).toBe('uncertain')

  await outbox.retry(entry.id)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Hello'])
  expect((await delivery(entry.id)).state).toBe('sent')
})

test.each<Failure>([{ kind: 'forbidden', accountId: null, need: 'messages' }, { kind: 'unreadable', path: 'data', found: 'html' }])('“Send again” sends, also where nobody can look ($kind)', async failure => {
  const { clock, account, reply, outbox, stored, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'lostBefore' })
  account.faults.reads.push({ fault: 'none' }, ...Array.from({ length: 8 }, () => ({ fault: 'fails', failure }) as const))
  const entry = await reply('Hello')
  await clock.advance(10 * MINUTE_MS)
  expect((await delivery(entry.id)).state).toBe('uncertain')
  account.faults.reads.unshift({ fault: 'fails', failure })

  await outbox.retry(entry.id)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Hello'])
  expect((await delivery(entry.id)).state).toBe('sent')
})

test('what was in doubt once and cannot be looked for now waits, rather than go unseen', async () => {
  const { clock, account, reply, outbox, stored, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 5 * MINUTE_MS })
  const entry = await reply('Hello')
  await clock.advance(10 * MINUTE_MS)
  account.faults.reads.unshift({ fault: 'fails', failure: OFFLINE })

  await outbox.retry(entry.id)
  await clock.advance(100)
  expect(await delivery(entry.id)).toMatchObject({ state: 'queued', lastFailure: OFFLINE })
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Hello'])
})

const REFUSED_FOR_GOOD: readonly ReadFault[] = [{ fault: 'fails', failure: { kind: 'forbidden', accountId: null, need: 'messages' } }, { fault: 'throws' }]

test.each(REFUSED_FOR_GOOD)('once a person was asked, looking once more sends nothing by itself ($fault)', async fault => {
  const { clock, account, outbox, reply, stored, delivery } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 25_000 })
  account.faults.reads.push(fault)
  const { id } = await reply('Hello')
  await clock.advance(2 * SECOND_MS)
  expect((await delivery(id)).state).toBe('uncertain')

  await outbox.check(id)
  await clock.advance(5 * SECOND_MS)
  expect((await delivery(id)).state).toBe('uncertain')
  await clock.advance(HOUR_MS)
  expect(stored()).toEqual(['Hello'])

  await outbox.check(id)
  await clock.advance(5 * SECOND_MS)
  expect((await delivery(id)).state).toBe('sent')
})

test('nor does a hint, in which no person has a part', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 25_000 })
  account.faults.reads.push({ fault: 'fails', failure: { kind: 'forbidden', accountId: null, need: 'messages' } })
  await reply('Hello')
  await clock.advance(2 * SECOND_MS)

  await outbox.echo(FIRST, { ...aReply({ conversationId: FIRST, remote: 'a colleague’s', at: clock.now() }), author: { kind: 'operator', name: 'Ben', operatorId: null } })
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['Hello'])
})

test('a new start in the middle of such a look asks the person again', async () => {
  const { clock, account, outbox, reply, startAgain, stored, delivery } = await anOutbox({ resend: 'withSameClientId' })
  account.faults.sends.push({ fault: 'lostBefore' })
  account.faults.reads.push({ fault: 'throws' })
  const { id } = await reply('Hello')
  await clock.advance(2 * SECOND_MS)
  account.faults.cutOff = OFFLINE
  await outbox.check(id)
  expect((await delivery(id)).state).toBe('checking')

  await startAgain()
  account.faults.cutOff = null
  await clock.advance(HOUR_MS)

  expect((await delivery(id)).state).toBe('uncertain')
  expect(stored()).toEqual([])
})

test('what is in doubt is looked for at once when its account can be talked to again', async () => {
  const { clock, account, outbox, reply, delivery } = await anOutbox()
  account.faults.sends.push({ fault: 'answerLost' })
  for (let nth = 0; nth < 5; nth += 1) account.faults.reads.push({ fault: 'fails', failure: { kind: 'unauthorised', accountId: null } })
  const { id } = await reply('Hello')
  await clock.advance(12 * MINUTE_MS)
  account.faults.reads.length = 0

  outbox.wake(ACCOUNT)
  await clock.advance(SECOND_MS)

  expect((await delivery(id)).state).toBe('sent')
})
