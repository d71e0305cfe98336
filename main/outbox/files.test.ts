import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'
import { aConversationRecord, ACCOUNT, anAttachment, START } from '#main/testing/builders.ts'
import { FIRST, SECOND, anOutbox } from './testing/an-outbox.ts'
import { OFFLINE } from './testing/faults.ts'

// Files: their bytes first, then the message that names them.

const named = (calls: readonly Readonly<{ name: string }>[]) => calls.map(({ name }) => name).filter(name => name === 'upload' || name.startsWith('send'))

test('the bytes are there before the message is sent, and each goes once', async () => {
  const { clock, account, file, delivery, stored } = await anOutbox()

  const entry = await file('invoice.pdf')
  await clock.advance(MINUTE_MS)

  expect(named(account.service.calls)).toEqual(['upload', 'sendFile'])
  expect(stored()).toEqual(['[invoice.pdf]'])
  expect((await delivery(entry.id)).state).toBe('sent')
})

test('files and the words behind them leave in the order they were sent, whichever is quicker', async () => {
  const { clock, file, reply, stored } = await anOutbox()

  await file('one.png')
  await file('two.png')
  await reply('Here they are')
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['[one.png]', '[two.png]', 'Here they are'])
})

test('a long upload is in nobody’s way but its own conversation’s', async () => {
  const { clock, file, reply, stored } = await anOutbox()

  await file('one.png', FIRST)
  await reply('elsewhere', SECOND)
  await clock.advance(500)

  expect(stored()).toEqual(['elsewhere'])
})

/** Files in as many conversations, all sent at once; the last of them in the last. */
async function filesInMany({ store, file }: Awaited<ReturnType<typeof anOutbox>>, count: number) {
  const conversations = Array.from({ length: count }, (_, n) => conversationId(ACCOUNT, `many-${n}`))
  await store.conversations.upsert(conversations.map(id => aConversationRecord({ id })), START)
  const entries = []
  for (const [n, id] of conversations.entries()) entries.push(await file(`${n}.png`, id))
  return { conversations, entries }
}

test('six long uploads keep no reply waiting, and two of them are under way at a time', async () => {
  const stage = await anOutbox()
  const { clock, account, reply, stored } = stage

  await filesInMany(stage, 6)
  await reply('elsewhere')
  await clock.advance(500)
  const meanwhile = { stored: stored(), calls: named(account.service.calls) }
  await clock.advance(MINUTE_MS)

  expect(meanwhile).toEqual({ stored: ['elsewhere'], calls: ['upload', 'upload', 'send'] })
  expect(stored().toSorted()).toEqual(['[0.png]', '[1.png]', '[2.png]', '[3.png]', '[4.png]', '[5.png]', 'elsewhere'])
})

test('what is discarded before its upload could begin keeps nobody behind it waiting', async () => {
  const stage = await anOutbox()
  const { clock, outbox, reply, stored } = stage
  const { conversations, entries } = await filesInMany(stage, 3)
  await clock.advance(100)

  for (const entry of entries.slice(2)) await outbox.discard(entry.id)
  await reply('instead', conversations[2])
  await clock.advance(500)

  expect(stored()).toEqual(['instead'])
})

test('how far it is can be asked while it is on its way, and at no other time', async () => {
  const { clock, outbox, file, changes, delivery } = await anOutbox()
  const entry = await file('invoice.pdf')
  const before = outbox.progressOf(entry.id)

  await clock.advance(600)
  const halfway = { progress: outbox.progressOf(entry.id), state: (await delivery(entry.id)).state }
  await clock.advance(MINUTE_MS)

  expect(before === null || before.sentBytes === 0).toBe(true)
  expect(halfway).toEqual({ progress: { sentBytes: 2_000, bytes: 4_000 }, state: 'uploading' })
  expect(outbox.progressOf(entry.id)).toBeNull()
  expect(changes.filter(({ kind }) => kind === 'upload')).toEqual([{ kind: 'upload', id: entry.id }, { kind: 'upload', id: entry.id }])
})

test('what is discarded in mid-upload is broken off, and what waited behind it goes', async () => {
  const { clock, account, outbox, file, reply, delivery, stored } = await anOutbox()
  const entry = await file('invoice.pdf')
  await reply('Hello')
  await clock.advance(600)

  expect((await outbox.discard(entry.id)).ok).toBe(true)
  await clock.advance(MINUTE_MS)

  expect((await delivery(entry.id)).state).toBe('discarded')
  expect(account.service.uploads).toEqual([])
  expect(stored()).toEqual(['Hello'])
})

test('an upload that fails for a while goes again by itself, without a message that names nothing', async () => {
  const { clock, account, file, delivery, stored } = await anOutbox()
  account.faults.uploads.push({ fault: 'fails', failure: { kind: 'providerDown', status: 503 } }, { fault: 'fails', failure: OFFLINE })

  const entry = await file('invoice.pdf')
  await clock.advance(2 * SECOND_MS)
  const meanwhile = await delivery(entry.id)
  await clock.advance(HOUR_MS)

  expect(meanwhile).toMatchObject({ state: 'queued', lastFailure: { kind: 'providerDown' } })
  expect(named(account.service.calls)).toEqual(['upload', 'upload', 'upload', 'sendFile'])
  expect(stored()).toEqual(['[invoice.pdf]'])
})

test('a file that the service will not take is told to a person, who may throw it away', async () => {
  const { clock, account, outbox, file, delivery, stored } = await anOutbox()
  account.faults.uploads.push({ fault: 'fails', failure: { kind: 'declined', cause: 'tooLarge' } })

  const entry = await file('invoice.pdf')
  await clock.advance(HOUR_MS)
  const state = await delivery(entry.id)
  await outbox.discard(entry.id)

  expect(state).toEqual({ state: 'failed', failure: { kind: 'declined', cause: 'tooLarge' } })
  expect(stored()).toEqual([])
})

test('bytes that are lost are told, and nothing is sent in their place', async () => {
  const { clock, files, file, delivery, stored, account } = await anOutbox()
  files.lost.add(anAttachment('invoice.pdf').fileId)

  const entry = await file('invoice.pdf')
  await clock.advance(HOUR_MS)

  expect(await delivery(entry.id)).toEqual({ state: 'failed', failure: { kind: 'declined', cause: 'bytesLost' } })
  expect(named(account.service.calls)).toEqual([])
  expect(stored()).toEqual([])
})

test.each(['withSameClientId', 'never'] as const)('a lost answer to its message is read back, and its bytes are not sent again (resend: %s)', async resend => {
  const { clock, account, file, delivery, stored } = await anOutbox({ resend })
  account.faults.sends.push({ fault: 'answerLost' })

  const entry = await file('invoice.pdf')
  await clock.advance(HOUR_MS)

  expect((await delivery(entry.id)).state).toBe('sent')
  expect(stored()).toEqual(['[invoice.pdf]'])
  expect(account.service.uploads).toHaveLength(1)
})

test('an app that was killed in mid-upload begins it anew, and one message arrives', async () => {
  const { clock, account, store, file, delivery, startAgain, outbox, stored } = await anOutbox()
  const entry = await file('invoice.pdf')
  await clock.advance(600)
  const before = await delivery(entry.id)
  await Promise.all([outbox.close(), clock.advance(5 * SECOND_MS)])
  // As a kill leaves it: what became of the upload was never written down.
  await store.outbox.edit(entry.id, entry.intent)
  await store.outbox.move(entry.id, { delivery: before })

  await startAgain()
  await clock.advance(HOUR_MS)

  expect(before.state).toBe('uploading')
  expect((await delivery(entry.id)).state).toBe('sent')
  expect(account.service.uploads).toHaveLength(2)
  expect(stored()).toEqual(['[invoice.pdf]'])
})

test('an account that goes breaks off its uploads', async () => {
  const { clock, account, outbox, file } = await anOutbox()
  await file('invoice.pdf')
  await clock.advance(600)

  await Promise.all([outbox.removeAccount(ACCOUNT), clock.advance(100)])
  await clock.advance(HOUR_MS)

  expect(account.service.uploads).toEqual([])
})

test('whoever is done with a file lets its bytes be tidied away', async () => {
  const { clock, files, file, reply } = await anOutbox()
  await reply('no bytes')
  await clock.advance(MINUTE_MS)
  const before = files.tidied()

  await file('invoice.pdf')
  await clock.advance(MINUTE_MS)

  expect([before, files.tidied()]).toEqual([0, 1])
})

test('an upload whose end was lost is begun anew, also while its account is held: its lane never goes in circles', async () => {
  let reads = 0
  const stage = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, get: id => ((reads += 1) > 5_000 ? Promise.reject(new Error('in circles')) : disk.outbox.get(id)) } }),
  })
  const { account, clock, store, reply, file, stored } = stage
  account.faults.cutOff = OFFLINE
  await reply('Hello', SECOND)
  await clock.advance(100)
  const { id } = await file('lamp.pdf', FIRST)
  await clock.advance(100)
  // Another life left it so.
  await store.outbox.move(id, { delivery: { state: 'uploading', since: clock.now() } })

  await reply('And this', FIRST)
  await clock.advance(MINUTE_MS)
  account.faults.cutOff = null
  await clock.advance(2 * MINUTE_MS)

  expect(reads).toBeLessThan(1_000)
  expect(stored().toSorted()).toEqual(['And this', 'Hello', '[lamp.pdf]'])
})

test('“Send again” looks for a file where its first attempt put it, before its bytes go anywhere else', async () => {
  const { clock, account, outbox, file, stored, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 3 * MINUTE_MS })
  const { id } = await file('lamp.png')
  await clock.advance(5 * MINUTE_MS)
  expect((await delivery(id)).state).toBe('uncertain')

  await outbox.retry(id)
  await clock.advance(MINUTE_MS)

  expect(stored()).toEqual(['[lamp.png]'])
  expect((await delivery(id)).state).toBe('sent')
})
