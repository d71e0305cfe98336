import { expect, test } from 'vitest'
import { OutboxEntryId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { createEdits, EDIT_WITHOUT_A_SIGN_MS } from './edits.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'
import { OFFLINE } from './testing/faults.ts'

// Somebody rewrites what has not left, while whatever kept it back comes to its end.

const NEW = MessageText.parse('new words')
const MOVED_ON = { ok: false, failure: { kind: 'declined', cause: 'movedOn' } }

/** Two messages that wait for the network, the first of which is being rewritten. */
async function whileRewriting() {
  const stage = await anOutbox()
  stage.account.faults.cutOff = OFFLINE
  const entry = await stage.reply('old words')
  await stage.reply('after it')
  await stage.clock.advance(MINUTE_MS)
  const begun = await stage.outbox.beginEdit(entry.id, FIRST)
  async function networkIsBack(): Promise<void> {
    stage.account.faults.cutOff = null
    stage.outbox.wake()
    await stage.clock.advance(2 * MINUTE_MS)
  }
  return { ...stage, entry, begun, networkIsBack }
}

test('while somebody rewrites it, nothing of its conversation leaves, and others do', async () => {
  const { begun, entry, reply, networkIsBack, stored } = await whileRewriting()
  await reply('elsewhere', SECOND)

  await networkIsBack()

  expect(begun).toMatchObject({ ok: true, value: { id: entry.id, delivery: { state: 'queued' } } })
  expect(stored()).toEqual(['elsewhere'])
})

test('what was saved leaves in its new words, and what was written after it follows', async () => {
  const { outbox, clock, entry, networkIsBack, stored } = await whileRewriting()
  await networkIsBack()

  const edited = await outbox.edit(entry.id, NEW, FIRST)
  await clock.advance(0)

  expect(edited).toMatchObject({ ok: true })
  expect(stored()).toEqual(['new words', 'after it'])
})

test('who thinks better of it lets it go as it was', async () => {
  const { outbox, clock, entry, networkIsBack, stored } = await whileRewriting()
  await networkIsBack()

  expect(await outbox.endEdit(entry.id, FIRST)).toEqual({ ok: true, value: null })
  await clock.advance(0)

  expect(stored()).toEqual(['old words', 'after it'])
})

test('ten minutes without a sign let it go, and each sign begins them anew', async () => {
  const { outbox, clock, entry, networkIsBack, stored } = await whileRewriting()
  await networkIsBack()
  await outbox.beginEdit(entry.id, FIRST)
  await clock.advance(EDIT_WITHOUT_A_SIGN_MS - 1)
  expect(stored()).toEqual([])

  await clock.advance(1)

  expect(stored()).toEqual(['old words', 'after it'])
  expect(await outbox.beginEdit(entry.id, FIRST)).toEqual(MOVED_ON)
})

test('what waits longer than anybody rewrites it is still held when its own wait is over', async () => {
  const { outbox, clock, entry, account, stored } = await whileRewriting()
  for (let n = 0; n < 12; n += 1) {
    await clock.advance(5 * MINUTE_MS)
    await outbox.beginEdit(entry.id, FIRST)
  }
  account.faults.cutOff = null

  await clock.advance(5 * MINUTE_MS)

  expect(stored()).toEqual([])
})

test('what is about to leave when somebody opens it stays; what has left is told at once', async () => {
  const { clock, outbox, reply, stored } = await anOutbox({ resend: 'never' })
  const { id } = await reply('old words')
  await clock.advance(10)
  const inTime = await outbox.beginEdit(id)
  await clock.advance(MINUTE_MS)
  expect(inTime).toMatchObject({ ok: true })
  expect(stored()).toEqual([])
  await outbox.edit(id, NEW)
  await clock.advance(MINUTE_MS)

  expect(await outbox.beginEdit(id)).toEqual(MOVED_ON)
  expect(stored()).toEqual(['new words'])
})

test('who asks too late holds nothing back', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'lostBefore' })
  const { id } = await reply('one')
  await clock.advance(MINUTE_MS / 2)

  expect(await outbox.beginEdit(id)).toEqual(MOVED_ON)
  await clock.advance(3 * MINUTE_MS)

  expect(stored()).toEqual(['one'])
})

test('named for another conversation, nothing is held and nothing let go', async () => {
  const { outbox, entry, networkIsBack, stored } = await whileRewriting()

  expect(await outbox.endEdit(entry.id, SECOND)).toEqual({ ok: false, failure: { kind: 'notFound' } })
  await networkIsBack()

  expect(stored()).toEqual([])
})

test('after a new start nobody rewrites anything', async () => {
  const { outbox, clock, account, startAgain, stored } = await whileRewriting()
  await outbox.close()
  account.faults.cutOff = null

  await startAgain()
  await clock.advance(0)

  expect(stored()).toEqual(['old words', 'after it'])
})

test('a clock that is set changes nothing for whoever rewrites', async () => {
  const { clock, networkIsBack, stored } = await whileRewriting()
  clock.jump(24 * HOUR_MS)

  await networkIsBack()

  expect(stored()).toEqual([])
})

test('only what is being rewritten is remembered, and nothing of it when it ended', () => {
  const edits = createEdits({ uptime: () => 0 })
  const id = OutboxEntryId.parse('out:one')
  edits.begin(id)
  edits.begin(id)
  expect([edits.size(), edits.leftMs(id)]).toEqual([1, EDIT_WITHOUT_A_SIGN_MS])

  edits.end(id)

  expect([edits.size(), edits.leftMs(id)]).toEqual([0, 0])
})
