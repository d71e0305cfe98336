import { expect, test } from 'vitest'
import { accountId, conversationId, operatorId, outboxEntryId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { HOUR_MS } from '#app/domain/time.ts'
import { ACCOUNT, aDraft, aReply, START } from '#main/testing/builders.ts'
import { anOutbox, FIRST, SECOND } from './testing/an-outbox.ts'
import { OFFLINE } from './testing/faults.ts'

const REFUSED = { fault: 'refused', failure: { kind: 'rejected', reason: 'too long' } } as const

test('a reply is on disk when Send is answered, and its draft is gone in the same moment', async () => {
  const { store, changes, reply } = await anOutbox()
  await store.drafts.write(aDraft({ conversationId: FIRST, mode: 'reply', text: 'Hello' }))
  await store.drafts.write(aDraft({ conversationId: FIRST, mode: 'note', text: 'Keep me' }))

  const entry = await reply('Hello')

  expect(entry.delivery.state).toBe('queued')
  expect((await store.outbox.get(entry.id))?.entry.intent).toEqual({ kind: 'reply', text: 'Hello' })
  expect((await store.drafts.of(FIRST)).map(({ mode }) => mode)).toEqual(['note'])
  expect(changes).toEqual(expect.arrayContaining([
    { kind: 'outbox' }, { kind: 'thread', conversationId: FIRST }, { kind: 'drafts', conversationId: FIRST }, { kind: 'conversations', ids: [FIRST] },
  ]))
})

test('account, conversation, speaker and mark are bound when Send is pressed', async () => {
  const { store, reply } = await anOutbox()

  const entry = await reply('Hello', SECOND)

  expect(entry).toMatchObject({ accountId: ACCOUNT, conversationId: SECOND, operatorId: operatorId(ACCOUNT, 'me'), order: 1, attempts: 0 })
  expect((await store.outbox.get(entry.id))?.clientId).toMatch(/^\d{15}$/)
})

test('a reply reaches the service in the name of whoever wrote it, before everybody else', async () => {
  const { clock, account, reply, delivery } = await anOutbox()

  const entry = await reply('Hello')
  await clock.advance(0)

  expect(account.service.received).toMatchObject([{ kind: 'reply', conversationId: FIRST, text: 'Hello', operatorId: operatorId(ACCOUNT, 'me') }])
  expect(account.service.calls).toMatchObject([{ name: 'send', lane: 'send' }])
  expect(await delivery(entry.id)).toMatchObject({ state: 'sent', at: START })
})

test('whoever follows an entry hears of each step after it is on disk: that it is new, and where it went', async () => {
  const { clock, steps, store, reply } = await anOutbox()

  const entry = await reply('Hello')
  await clock.advance(0)
  const states = steps.map(({ before, after }) => [before?.delivery.state ?? null, after.delivery.state])

  expect(states).toEqual([[null, 'queued'], ['queued', 'sending'], ['sending', 'sent']])
  expect(steps.at(-1)?.after).toEqual((await store.outbox.get(entry.id))?.entry)
})

test('a note goes by the way of notes and by no other', async () => {
  const { clock, account, note } = await anOutbox()

  await note('Watch out')
  await clock.advance(0)

  expect(account.service.calls.map(({ name }) => name)).toEqual(['annotate'])
  expect(account.service.received).toMatchObject([{ kind: 'note', text: 'Watch out' }])
})

test('when it is sent, the message is in the thread and no longer beside it: at no moment neither', async () => {
  const { clock, store, reply } = await anOutbox()
  const seen: string[] = []
  const look = async () => {
    const { items, pending } = await store.thread.page(FIRST, 10)
    seen.push(`${items.length} here, ${pending.length} pending`)
  }

  await reply('Hello')
  await look()
  for (let n = 0; n < 20; n += 1) {
    await Promise.resolve()
    await look()
  }
  await clock.advance(0)
  await look()

  expect(new Set(seen)).not.toContain('0 here, 0 pending')
  expect(seen.at(-1)).toBe('1 here, 0 pending')
})

test('replies of one conversation leave one after the other, in the order written, whatever the first one takes', async () => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 8_000 })

  for (const text of ['one', 'two', 'three']) await reply(text)
  await clock.advance(7_999)
  const before = stored()
  await clock.advance(1)

  expect(before).toEqual(['one'])
  expect(stored()).toEqual(['one', 'two', 'three'])
})

test('conversations do not wait for each other', async () => {
  const { clock, account, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 8_000 })

  await reply('slow one')
  await reply('quick one', SECOND)
  await clock.advance(0)

  expect(stored()).toEqual(['quick one'])
})

test('a refused reply stays where it is with its reason, and blocks its own conversation only', async () => {
  const { clock, account, reply, delivery, stored } = await anOutbox()
  account.faults.sends.push(REFUSED)

  const first = await reply('too long')
  const second = await reply('after it')
  await reply('elsewhere', SECOND)
  await clock.advance(HOUR_MS)

  expect(await delivery(first.id)).toEqual({ state: 'failed', failure: REFUSED.failure })
  expect((await delivery(second.id)).state).toBe('queued')
  expect(stored()).toEqual(['elsewhere'])
})

test('a failed reply that is edited keeps its place, its mark and its kind', async () => {
  const { clock, account, outbox, store, reply, stored } = await anOutbox()
  account.faults.sends.push(REFUSED)
  const first = await reply('too long')
  await reply('after it')
  await clock.advance(0)
  const mark = (await store.outbox.get(first.id))?.clientId

  const edited = await outbox.edit(first.id, MessageText.parse('shorter'))
  await clock.advance(0)

  expect(edited).toMatchObject({ ok: true, value: { order: 1, intent: { kind: 'reply', text: 'shorter' } } })
  expect(stored()).toEqual(['shorter', 'after it'])
  expect(account.service.received[0]?.clientId).toBe(mark)
})

test('a reply that is edited at the last moment leaves in its new words', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox({ resend: 'never' })
  const { id } = await reply('old words')
  await clock.advance(10)
  const whileEdited = account.service.calls.map(({ name }) => name)

  await outbox.edit(id, MessageText.parse('new words'))
  await clock.advance(1_000)

  expect(whileEdited).toEqual(['watermark'])
  expect(stored()).toEqual(['new words'])
})

test('a failed reply that is retried goes, and what waited behind it follows', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.sends.push(REFUSED)
  const first = await reply('one')
  await reply('two')
  await clock.advance(0)

  await outbox.retry(first.id)
  await clock.advance(0)

  expect(stored()).toEqual(['one', 'two'])
})

test('a discarded reply lets the next one go and never leaves', async () => {
  const { clock, account, outbox, reply, stored, delivery } = await anOutbox()
  account.faults.sends.push(REFUSED)
  const first = await reply('one')
  await reply('two')
  await clock.advance(0)

  const discarded = await outbox.discard(first.id)
  await clock.advance(HOUR_MS)

  expect(discarded).toEqual({ ok: true, value: null })
  expect(stored()).toEqual(['two'])
  expect((await delivery(first.id)).state).toBe('discarded')
})

test('what was discarded is put back and leaves once, and a draft that was begun meanwhile stays', async () => {
  const { clock, account, outbox, reply, stored, store } = await anOutbox()
  account.faults.sends.push(REFUSED)
  const { id } = await reply('one')
  await clock.advance(0)
  await outbox.discard(id)
  await store.drafts.write(aDraft({ conversationId: FIRST, mode: 'reply', text: 'Another thought' }))

  const again = await outbox.putBack(id)
  await clock.advance(HOUR_MS)

  expect(again).toMatchObject({ ok: true, value: { intent: { kind: 'reply', text: 'one' }, delivery: { state: 'queued' } } })
  expect(stored()).toEqual(['one'])
  expect((await store.drafts.of(FIRST)).map(({ text }) => text)).toEqual(['Another thought'])
})

test('a discarded text that may have arrived is not put back: it might arrive twice', async () => {
  const { clock, account, outbox, reply, stored, delivery } = await anOutbox({ resend: 'never' })
  account.faults.sends.push({ fault: 'storedLate', lateMs: 2 * HOUR_MS })
  const { id } = await reply('one')
  await clock.advance(HOUR_MS)
  expect((await delivery(id)).state).toBe('uncertain')
  await outbox.discard(id)

  const again = await outbox.putBack(id)
  await clock.advance(2 * HOUR_MS)

  expect(again).toEqual({ ok: false, failure: { kind: 'declined', cause: 'movedOn' } })
  expect(stored()).toEqual(['one'])
})

test('what was not discarded and is put back stays as it is, and leaves once', async () => {
  const { clock, outbox, reply, stored } = await anOutbox()
  const { id } = await reply('one')

  const early = await outbox.putBack(id)
  await clock.advance(0)
  const late = await outbox.putBack(id)
  await clock.advance(HOUR_MS)

  expect([early, late]).toMatchObject([{ ok: true, value: { id } }, { ok: true, value: { id, delivery: { state: 'sent' } } }])
  expect(stored()).toEqual(['one'])
})

test('what is being sent can be neither edited nor discarded nor sent again', async () => {
  const { clock, account, outbox, reply, stored } = await anOutbox()
  account.faults.sends.push({ fault: 'slow', ms: 8_000 })
  const { id } = await reply('one')
  await clock.advance(0)

  const answers = await Promise.all([outbox.edit(id, MessageText.parse('other')), outbox.discard(id), outbox.retry(id), outbox.check(id)])
  await clock.advance(HOUR_MS)

  for (const answer of answers) expect(answer).toEqual({ ok: false, failure: { kind: 'declined', cause: 'movedOn' } })
  expect(stored()).toEqual(['one'])
})

test('commands about what is not there say so', async () => {
  const { outbox } = await anOutbox()
  const nobody = outboxEntryId('nobody')
  const NOT_FOUND = { ok: false, failure: { kind: 'notFound' } }

  expect(await outbox.retry(nobody)).toEqual(NOT_FOUND)
  expect(await outbox.discard(nobody)).toEqual(NOT_FOUND)
  expect(await outbox.putBack(nobody)).toEqual(NOT_FOUND)
  expect(await outbox.send({ conversationId: conversationId(accountId('gone'), 'c1'), text: MessageText.parse('Hello') })).toEqual(NOT_FOUND)
})

test('a full disk is told at once, and nothing is queued', async () => {
  const { outbox, store, stored, clock } = await anOutbox({ store: disk => ({ ...disk, outbox: { ...disk.outbox, add: async () => ({ ok: false, failure: { kind: 'diskFull' } }) } }) })

  const answer = await outbox.send({ conversationId: FIRST, text: MessageText.parse('Hello') })
  await clock.advance(HOUR_MS)

  expect(answer).toEqual({ ok: false, failure: { kind: 'diskFull' } })
  expect(await store.outbox.open()).toEqual([])
  expect(stored()).toEqual([])
})

test('no step is told that is not on disk; that the disk does not take it is, once', async () => {
  const { clock, changes, steps, reply, outbox } = await anOutbox({ store: disk => ({ ...disk, outbox: { ...disk.outbox, move: async () => ({ ok: false, failure: { kind: 'diskFull' } }) } }) })
  const { id, conversationId } = await reply('Hello')
  const told = changes.length

  await clock.advance(HOUR_MS)

  expect(changes.slice(told)).toEqual([{ kind: 'outbox' }, { kind: 'conversations', ids: [conversationId] }, { kind: 'thread', conversationId }])
  expect(steps).toHaveLength(1)
  expect(await outbox.list(null)).toMatchObject([{ id, delivery: { state: 'queued', lastFailure: null } }])
})

test('nothing is sent while the disk cannot take down that it is being sent', async () => {
  let isFull = true
  const { clock, reply, stored, log } = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: async (id, to) => (isFull ? { ok: false, failure: { kind: 'diskFull' } } : disk.outbox.move(id, to)) } }),
  })

  await reply('Hello')
  await clock.advance(60_000)
  const whileFull = stored()
  isFull = false
  await clock.advance(5_000)

  expect(whileFull).toEqual([])
  expect(stored()).toEqual(['Hello'])
  expect(log.lines.filter(({ level }) => level === 'warn').length).toBeGreaterThan(0)
})

test('an edit whose move the disk refuses leaves the entry where it stood, with the words that were asked for', async () => {
  let isFull = false
  const { clock, outbox, account, reply, delivery, store, stored } = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: async (id, to) => (isFull ? { ok: false, failure: { kind: 'diskFull' } } : disk.outbox.move(id, to)) } }),
  })
  account.faults.sends.push(REFUSED)
  const entry = await reply('Hello')
  await clock.advance(1_000)

  isFull = true
  const edited = await outbox.edit(entry.id, MessageText.parse('shorter'))

  expect(edited).toEqual({ ok: false, failure: { kind: 'diskFull' } })
  expect(await delivery(entry.id)).toMatchObject({ state: 'failed' })
  expect((await store.outbox.get(entry.id))?.entry.intent).toEqual({ kind: 'reply', text: 'shorter' })
  expect(stored()).toEqual([])
})

test('an answer is kept until the disk takes it, and is not asked for twice', async () => {
  let isFull = false
  const { clock, reply, stored, delivery, account } = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: async (id, to) => (isFull ? { ok: false, failure: { kind: 'diskFull' } } : disk.outbox.move(id, to)) } }),
  })
  account.faults.sends.push({ fault: 'slow', ms: 1_000 })
  const entry = await reply('Hello')
  await clock.advance(500)

  isFull = true
  await clock.advance(60_000)
  const whileFull = await delivery(entry.id)
  isFull = false
  await clock.advance(5_000)

  expect(whileFull.state).toBe('sending')
  expect((await delivery(entry.id)).state).toBe('sent')
  expect(stored()).toEqual(['Hello'])
})

test('the list shows what has not left, what asks for a person on top', async () => {
  const { clock, account, outbox, reply } = await anOutbox()
  account.faults.sends.push({ fault: 'none' }, REFUSED)
  await reply('gone')
  await clock.advance(0)
  const failed = await reply('refused', SECOND)
  await clock.advance(0)
  account.faults.cutOff = OFFLINE
  const waiting = await reply('waits')
  await clock.advance(0)

  expect((await outbox.list(null)).map(({ id }) => id)).toEqual([failed.id, waiting.id])
  expect(await outbox.list([accountId('other')])).toEqual([])
})

test('logs carry ids, states and counts, and never a word of what was written', async () => {
  const { clock, account, reply, log } = await anOutbox()
  account.faults.sends.push({ fault: 'throws' }, REFUSED)

  await reply('a secret word')
  await clock.advance(HOUR_MS)

  expect(log.lines.length).toBeGreaterThan(3)
  expect(JSON.stringify(log.lines)).not.toContain('secret word')
})

test('a message of the service that is none of ours disturbs nothing', async () => {
  const { clock, outbox, reply, delivery } = await anOutbox()
  const entry = await reply('Hello')
  await outbox.echo(FIRST, aReply({ conversationId: FIRST, remote: 'elsewhere' }))
  await clock.advance(0)

  expect((await delivery(entry.id)).state).toBe('sent')
})
