import { expect, test } from 'vitest'
import { ok } from '#app/result.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import { ACCOUNT, START } from '#main/testing/builders.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'

const unread: QuarantinedEntry = { key: 9, accountId: ACCOUNT, conversationId: FIRST, order: 1, writtenAt: START, text: '{"kind":', mayHaveLeft: false, why: 'intent' }

/** An outbox one of whose rows nobody can read, until it is discarded. */
async function anOutboxWithAnUnreadRow() {
  let quarantined = [unread]
  const discarded: number[] = []
  const stage = await anOutbox({
    store: disk => ({
      ...disk,
      outbox: {
        ...disk.outbox,
        add: (row, ends) => disk.outbox.add(row, ends).then(added => (added.ok ? ok({ ...added.value, order: added.value.order + 1 }) : added)),
        get: async id => {
          const row = await disk.outbox.get(id)
          return row === null ? null : { ...row, entry: { ...row.entry, order: row.entry.order + 1 } }
        },
        quarantined: async () => quarantined,
        discardQuarantined: async key => {
          discarded.push(key)
          quarantined = []
          return ok(null)
        },
      },
    }),
  })
  return { ...stage, discarded }
}

test('what is written after a row that nobody can read waits, and other conversations do not', async () => {
  const { clock, reply, stored } = await anOutboxWithAnUnreadRow()
  await reply('later', FIRST)
  await reply('elsewhere', SECOND)
  await clock.advance(60_000)

  expect(stored()).toEqual(['elsewhere'])
})

test('discarding it lets everything behind it go, once and in order', async () => {
  const { clock, outbox, reply, stored, discarded, changes } = await anOutboxWithAnUnreadRow()
  await reply('one', FIRST)
  await reply('two', FIRST)
  await clock.advance(60_000)
  const before = changes.filter(({ kind }) => kind === 'outbox').length

  expect(await outbox.quarantined(null)).toEqual([unread])
  expect((await outbox.discardQuarantined(9)).ok).toBe(true)
  await clock.advance(60_000)

  expect(discarded).toEqual([9])
  expect(stored()).toEqual(['one', 'two'])
  expect(changes.filter(({ kind }) => kind === 'outbox').length).toBeGreaterThan(before)
})

test('after a new start it waits still', async () => {
  const { clock, outbox, reply, stored, startAgain } = await anOutboxWithAnUnreadRow()
  await reply('later', FIRST)
  await outbox.close()

  await startAgain()
  await clock.advance(60_000)

  expect(stored()).toEqual([])
})
