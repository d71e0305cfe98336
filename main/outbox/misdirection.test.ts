import { expect, test } from 'vitest'
import { MINUTE_MS } from '#app/domain/time.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { fail } from '#app/result.ts'
import type { Outbox } from './outbox.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'

type Entry = Awaited<ReturnType<Awaited<ReturnType<typeof anOutbox>>['reply']>>
const NOT_THERE = fail({ kind: 'notFound' })

test.each<readonly [string, (outbox: Outbox, id: Entry['id']) => Promise<unknown>]>([
  ['rewritten', (outbox, id) => outbox.edit(id, MessageText.parse('For somebody else'), SECOND)],
  ['sent again', (outbox, id) => outbox.retry(id, SECOND)],
  ['discarded', (outbox, id) => outbox.discard(id, SECOND)],
  ['looked for', (outbox, id) => outbox.check(id, SECOND)],
])('an entry that is named for another conversation is not %s', async (_what, act) => {
  const { outbox, lineFailure, reply, delivery, log, clock, stored } = await anOutbox()
  lineFailure.now = { kind: 'vaultLocked' }
  const entry = await reply('Hello', FIRST)
  await clock.advance(0)
  const before = await delivery(entry.id)

  expect(await act(outbox, entry.id)).toEqual(NOT_THERE)

  expect(await delivery(entry.id)).toEqual(before)
  expect(log.lines).toContainEqual({ level: 'warn', what: 'an entry was named for another conversation', facts: { id: entry.id } })
  lineFailure.now = null
  outbox.wake()
  await clock.advance(MINUTE_MS)
  expect(stored()).toEqual(['Hello'])
})

test('an entry that is named for its own conversation is', async () => {
  const { outbox, lineFailure, reply, clock, stored } = await anOutbox()
  lineFailure.now = { kind: 'vaultLocked' }
  const entry = await reply('Hello', FIRST)
  await clock.advance(0)

  expect((await outbox.edit(entry.id, MessageText.parse('Good morning'), FIRST)).ok).toBe(true)
  lineFailure.now = null
  expect((await outbox.retry(entry.id, FIRST)).ok).toBe(true)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['Good morning'])
})

test('what was discarded is not put back for another conversation', async () => {
  const { outbox, lineFailure, reply, clock } = await anOutbox()
  lineFailure.now = { kind: 'vaultLocked' }
  const entry = await reply('Hello', FIRST)
  await clock.advance(0)
  await outbox.discard(entry.id, FIRST)

  expect(await outbox.putBack(entry.id, SECOND)).toEqual(NOT_THERE)
  expect(await outbox.list(null)).toEqual([])
  expect((await outbox.putBack(entry.id, FIRST)).ok).toBe(true)
})
