import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { HOUR_MS, MINUTE_MS } from '#app/domain/time.ts'
import { fail } from '#app/result.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { anOutbox } from './testing/an-outbox.ts'
import { OFFLINE, type SendFault } from './testing/faults.ts'

const CREATING = { accountId: ACCOUNT, contact: { name: 'Ada', email: 'ada@contact.example' }, inboxId: null, text: MessageText.parse('Hello Ada') } as const

const full = async () => fail({ kind: 'diskFull' })

async function aCreation(fault: SendFault = { fault: 'none' }, resend: 'withSameClientId' | 'never' = 'withSameClientId') {
  const stage = await anOutbox({ resend })
  stage.account.faults.sends.push(fault)
  const created = await stage.outbox.createConversation(CREATING)
  if (!created.ok || created.value.outcome !== 'created') throw new Error('not created')
  return { ...stage, conversationId: created.value.conversationId }
}

test('a conversation that was begun is in the list with its first message, and nothing waits', async () => {
  const { conversationId, store, changes } = await aCreation()

  expect((await store.conversations.get(conversationId))?.conversation.id).toBe(conversationId)
  expect(await store.thread.page(conversationId, 10)).toMatchObject({ items: [{ type: 'message', parts: [{ text: 'Hello Ada' }] }], pending: [] })
  expect(changes).toContainEqual({ kind: 'conversations', ids: [conversationId] })
})

test.each(['withSameClientId', 'never'] as const)('a first message in doubt is looked for like any other (resend: %s)', async resend => {
  const { conversationId, clock, store, account } = await aCreation({ fault: 'answerLost' }, resend)
  const before = (await store.thread.page(conversationId, 10)).pending

  await clock.advance(HOUR_MS)

  expect(before).toMatchObject([{ delivery: { state: 'checking' }, attempts: 1 }])
  expect((await store.thread.page(conversationId, 10)).pending).toEqual([])
  expect(account.service.received).toHaveLength(1)
})

test('a first message that provably did not leave goes by itself', async () => {
  const { conversationId, clock, store, account } = await aCreation({ fault: 'notStored', failure: OFFLINE })

  await clock.advance(MINUTE_MS)

  expect(account.service.received).toMatchObject([{ conversationId, text: 'Hello Ada' }])
  expect((await store.thread.page(conversationId, 10)).pending).toEqual([])
})

test('a first message that was refused is shown with its reason', async () => {
  const { conversationId, store, account } = await aCreation({ fault: 'refused', failure: { kind: 'rejected', reason: 'no' } })

  expect((await store.thread.page(conversationId, 10)).pending).toMatchObject([{ delivery: { state: 'failed', failure: { reason: 'no' } } }])
  expect(account.service.received).toEqual([])
})

test('where nothing gets through, nothing is begun, and it says why', async () => {
  const { account, outbox, store } = await anOutbox()
  account.faults.cutOff = OFFLINE

  expect(await outbox.createConversation(CREATING)).toEqual({ ok: false, failure: OFFLINE })
  expect(await store.outbox.open()).toEqual([])
})

test('whose answer was lost is told so, and not that nothing was begun', async () => {
  const { account, outbox } = await anOutbox()
  account.faults.creations.push({ outcome: 'doubt', failure: OFFLINE })

  expect(await outbox.createConversation(CREATING)).toEqual({ ok: true, value: { outcome: 'doubt', failure: OFFLINE } })
})

test('a provider that throws leaves doubt: it may have thrown after the service had acted', async () => {
  const { account, log, outbox } = await anOutbox()
  account.faults.creations.push('throws')

  expect(await outbox.createConversation(CREATING)).toMatchObject({ ok: true, value: { outcome: 'doubt', failure: { kind: 'bug' } } })
  expect(log.lines).toContainEqual(expect.objectContaining({ what: 'a provider threw' }))
})

test('a full disk does not unmake what the service has: it is begun, noted in the log, and asked for again', async () => {
  const { account, log, outbox, refetched } = await anOutbox({ store: disk => ({ ...disk, conversations: { ...disk.conversations, upsert: full } }) })

  const created = await outbox.createConversation(CREATING)

  expect(created).toMatchObject({ ok: true, value: { outcome: 'created' } })
  expect(refetched).toEqual(account.service.received.map(({ conversationId }) => conversationId))
  expect(log.lines).toContainEqual(expect.objectContaining({ what: 'begun, and not kept' }))
})

test('a full disk for the first message itself is noted as well', async () => {
  const { outbox, refetched } = await anOutbox({ store: disk => ({ ...disk, thread: { ...disk.thread, upsert: full } }) })

  expect(await outbox.createConversation(CREATING)).toMatchObject({ ok: true, value: { outcome: 'created' } })
  expect(refetched).toHaveLength(1)
})

test('a first message that is neither there nor on the disk stays with who wrote it: doubt', async () => {
  const { account, outbox } = await anOutbox({ store: disk => ({ ...disk, outbox: { ...disk.outbox, add: full } }) })
  account.faults.sends.push({ fault: 'answerLost' })

  expect(await outbox.createConversation(CREATING)).toEqual({ ok: true, value: { outcome: 'doubt', failure: { kind: 'diskFull' } } })
})

test('without a line to the account, or without the account, it says so', async () => {
  const { lineFailure, outbox } = await anOutbox()
  lineFailure.now = { kind: 'vaultLocked' }

  expect(await outbox.createConversation(CREATING)).toEqual({ ok: false, failure: { kind: 'vaultLocked' } })
  expect(await outbox.createConversation({ ...CREATING, accountId: accountId('gone') })).toEqual({ ok: false, failure: { kind: 'notFound' } })
})

test('a first message that the disk did not let hear of its end is looked for, and nothing overtakes it', async () => {
  let isFull = false
  const stage = await anOutbox({
    store: disk => ({ ...disk, outbox: { ...disk.outbox, move: (id, to) => (isFull ? full() : disk.outbox.move(id, to)) } }),
  })
  const { clock, account, outbox, reply, stored } = stage
  account.faults.sends.push({ fault: 'lostBefore' })
  isFull = true
  const created = await outbox.createConversation(CREATING)
  isFull = false
  if (!created.ok || created.value.outcome !== 'created') throw new Error('not created')

  await reply('And this', created.value.conversationId)
  await clock.advance(HOUR_MS)

  expect(stored()).toEqual(['Hello Ada', 'And this'])
})
