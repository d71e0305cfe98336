import { expect, test } from 'vitest'
import { conversationId as toConversationId, operatorId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import type { FaultEffect } from './simulator/faults.ts'

const SENDS = { method: 'POST', path: '/v2/conversations/*/messages' }

type Opened = Awaited<ReturnType<typeof anOpenAccount>>

async function aReply(effect?: FaultEffect) {
  const opened = await anOpenAccount()
  const { account, simulator, conversationId, operator } = opened
  if (effect !== undefined) simulator.faults.add({ ...SENDS, times: 1, effect })
  const sending = { conversationId, clientId: '100000000000001', text: 'Here it is.', operator }
  return { ...opened, sending, stored: () => storedTimes(opened), account }
}

function storedTimes({ simulator, open }: Opened) {
  return simulator.world.messages.all(open.id).filter(message => JSON.stringify(message.parts).includes('Here it is.')).length
}

test('a reply is seen by the contact, in the name of the operator, and comes back as an item', async () => {
  const { account, sending, simulator, open, ana } = await aReply()

  const sent = await account.send(sending)

  const seen = simulator.world.contactView(open.id).at(-1)
  expect(seen).toMatchObject({ type: 'normal', actorType: 'agent', actorId: ana.id, parts: [{ text: { content: 'Here it is.' } }] })
  expect(sent).toMatchObject({ outcome: 'sent', remoteId: seen?.id, item: { type: 'message', author: { name: 'Ana Reyes' }, receipt: 'sent' } })
})

test('a note is stored and never seen by the contact', async () => {
  const { account, sending, simulator, open, stored } = await aReply()

  const sent = await account.annotate(sending)

  expect(sent).toMatchObject({ outcome: 'sent', item: { type: 'note' } })
  expect(stored()).toBe(1)
  expect(JSON.stringify(simulator.world.contactView(open.id))).not.toContain('Here it is.')
})

test('nobody speaks without an agent: nothing is asked of the service', async () => {
  const { account, sending, simulator } = await aReply()

  const refused = await account.send({ ...sending, operator: null })

  expect(refused).toEqual({ outcome: 'refused', failure: { kind: 'forbidden', accountId: WORK, need: 'agent' } })
  expect(simulator.log.requests).toEqual([])
})

test.each([
  ['refused with 400', { kind: 'refused', status: 400 }, 'doubt', 0],
  ['stored and answered with a false 400', { kind: 'done-but-refused', status: 400 }, 'doubt', 1],
  ['refused with 422', { kind: 'refused', status: 422 }, 'doubt', 0],
  ['answered with 408', { kind: 'refused', status: 408 }, 'doubt', 0],
  ['answered with 500', { kind: 'refused', status: 500 }, 'doubt', 0],
  ['stored and answered with 500', { kind: 'done-but-refused', status: 500 }, 'doubt', 1],
  ['dropped before it was read', { kind: 'dropped' }, 'doubt', 0],
  ['stored and dropped', { kind: 'done-but-dropped' }, 'doubt', 1],
  ['answered in part', { kind: 'cut-short' }, 'doubt', 1],
  ['answered by a web page', { kind: 'html' }, 'doubt', 0],
  ['answered with 302', { kind: 'refused', status: 302 }, 'doubt', 0],
  ['answered without an id', { kind: 'altered', alter: () => ({}) }, 'doubt', 1],
  ['answered with 401', { kind: 'refused', status: 401 }, 'notStored', 0],
  ['answered with 403', { kind: 'refused', status: 403 }, 'notStored', 0],
  ['answered with 429', { kind: 'refused', status: 429 }, 'notStored', 0],
  ['answered with 404', { kind: 'refused', status: 404 }, 'refused', 0],
] as const)('a reply that is %s', async (...row) => {
  const [, effect, outcome, copies] = row
  const { account, sending, stored, simulator } = await aReply(effect)

  const result = await account.send(sending)

  expect(result.outcome).toBe(outcome)
  expect(stored()).toBe(copies)
  expect(simulator.log.matching('POST', '/v2/conversations/*/messages')).toHaveLength(1)
})

test('a reply to a host that cannot be reached has provably not left', async () => {
  const { account, sending, simulator, conversationId } = await aReply()
  await account.watermark({ conversationId })
  await simulator.close()

  expect(await account.send(sending)).toMatchObject({ outcome: 'notStored', failure: { kind: 'offline' } })
})

test('a reply that is called off while it is on its way is in doubt', async () => {
  const { account, sending, simulator } = await aReply({ kind: 'silent' })
  const stop = new AbortController()
  const sent = account.send({ ...sending, signal: stop.signal })
  await expect.poll(() => simulator.log.matching('POST', '/v2/conversations/*/messages').length).toBe(1)

  stop.abort()

  expect(await sent).toEqual({ outcome: 'doubt', failure: { kind: 'cancelled' } })
})

test('an e-mail conversation gets an e-mail part, without anybody having read it before', async () => {
  const { account, sending, simulator, billing, mia } = await aReply()
  const mail = simulator.world.addConversation({ userId: mia.id, channelId: billing.id, isEmail: true })
  simulator.world.addMessage({ conversationId: mail.id, actorType: 'user', actorId: mia.id, text: 'Dear Acme' })

  const sent = await account.send({ ...sending, conversationId: toConversationId(WORK, mail.id) })

  expect(sent).toMatchObject({ outcome: 'sent' })
  expect(simulator.world.messages.all(mail.id).at(-1)?.parts).toEqual([{ email: { content: 'Here it is.' } }])
})

test('an e-mail conversation stays one, however many notes are written into it', async () => {
  const { account, sending, simulator, billing, mia, ana } = await aReply()
  const mail = simulator.world.addConversation({ userId: mia.id, channelId: billing.id, isEmail: true })
  const conversationId = toConversationId(WORK, mail.id)
  simulator.world.addMessage({ conversationId: mail.id, actorType: 'user', actorId: mia.id, text: 'Dear Acme' })
  await account.getThread({ conversationId, cursor: null })
  for (let count = 0; count < 60; count += 1) {
    simulator.world.addMessage({ conversationId: mail.id, actorType: 'agent', actorId: ana.id, type: 'private', parts: [{ text: { content: `Note ${count}` } }] })
  }
  await account.getThread({ conversationId, cursor: null })

  const sent = await account.send({ ...sending, conversationId })

  expect(sent).toMatchObject({ outcome: 'sent' })
  expect(simulator.world.messages.all(mail.id).at(-1)?.parts).toEqual([{ email: { content: 'Here it is.' } }])
})

test('when the kind of conversation cannot be learnt, nothing is sent', async () => {
  const { account, sending, simulator } = await aReply()
  simulator.faults.add({ method: 'GET', path: '/v2/conversations/*/messages', effect: { kind: 'refused', status: 503 } })

  const result = await account.send(sending)

  expect(result).toEqual({ outcome: 'notStored', failure: { kind: 'providerDown', status: 503 } })
  expect(simulator.log.matching('POST', '/v2/conversations/*/messages')).toHaveLength(0)
})

test('what is named as uploaded and is not goes nowhere', async () => {
  const { account, sending, simulator } = await aReply()

  const sent = await account.sendFile({ ...sending, file: { name: 'a', mime: 'image/png', bytes: 1, uploaded: 'https://files.test/a' } })

  expect(sent.outcome).toBe('refused')
  expect(simulator.log.matching('POST', '/v2/conversations/*/messages')).toHaveLength(0)
})

async function aDoubt(effect: FaultEffect) {
  const reply = await aReply(effect)
  const { account, sending, conversationId, operator, clock } = reply
  const marked = await account.watermark({ conversationId })
  const sendingSince = epochMs(clock.now())
  const result = await account.send(sending)
  const find = (claimed: readonly string[] = []) =>
    account.findSent({
      conversationId, kind: 'reply', clientId: sending.clientId, text: sending.text, operatorId: operator.id,
      watermark: marked.ok ? marked.value : null, sendingSince, claimed,
    })
  return { ...reply, result, find }
}

test.each([
  ['false 400', { kind: 'done-but-refused', status: 400 }],
  ['500 after storing', { kind: 'done-but-refused', status: 500 }],
  ['lost answer', { kind: 'done-but-dropped' }],
] as const)('reading back finds the reply behind a %s', async (_what, effect) => {
  const { result, find, simulator, open } = await aDoubt(effect)

  const found = await find()

  expect(result.outcome).toBe('doubt')
  expect(found).toEqual({ ok: true, value: simulator.world.messages.all(open.id).at(-1)?.id })
})

test('reading back finds nothing where nothing was stored, and finds it later when it comes late', async () => {
  const lost = await aDoubt({ kind: 'dropped' })
  const late = await aDoubt({ kind: 'done-late', lateMs: 30_000, answer: 'dropped' })
  const early = await late.find()
  late.clock.advance(30_000)

  expect(await lost.find()).toEqual({ ok: true, value: null })
  expect(early).toEqual({ ok: true, value: null })
  expect(await late.find()).toMatchObject({ ok: true, value: expect.any(String) })
})

test('reading back goes as far as the watermark, over several pages', async () => {
  const { find, simulator, open, clock } = await aDoubt({ kind: 'done-but-dropped' })
  const ours = simulator.world.messages.all(open.id).at(-1)?.id
  for (let line = 0; line < 130; line += 1) {
    clock.advance(1000)
    simulator.actions.contactWrites({ conversationId: open.id, text: `Line ${line}` })
  }

  expect(await find()).toEqual({ ok: true, value: ours })
})

test('a message that another entry claimed is not ours, and neither is a note with the same words', async () => {
  const { find, simulator, open, ana, clock } = await aDoubt({ kind: 'done-but-dropped' })
  const first = await find()
  clock.advance(1000)
  simulator.actions.agentNotes({ conversationId: open.id, agentId: ana.id, text: 'Here it is.' })

  expect(first.ok ? await find(first.value === null ? [] : [first.value]) : first).toEqual({ ok: true, value: null })
})

test('a failure while reading back is a failure, not "not there"', async () => {
  const { find, simulator } = await aDoubt({ kind: 'done-but-dropped' })
  simulator.faults.add({ method: 'GET', path: '/v2/conversations/*/messages', effect: { kind: 'refused', status: 503 } })

  expect(await find()).toEqual({ ok: false, failure: { kind: 'providerDown', status: 503 } })
})

test('in a thread that was empty the watermark says so, and the reply is found', async () => {
  const { account, simulator, noor, orders, ana, operator, clock } = await anOpenAccount()
  const empty = simulator.world.addConversation({ userId: noor.id, channelId: orders.id })
  const conversationId = toConversationId(WORK, empty.id)
  const marked = await account.watermark({ conversationId })
  simulator.actions.agentAnswers({ conversationId: empty.id, agentId: ana.id, text: 'Hello Noor' })

  const found = await account.findSent({
    conversationId, kind: 'reply', clientId: '1', text: 'Hello Noor', operatorId: operator.id, watermark: marked.ok ? marked.value : null,
    sendingSince: epochMs(clock.now()), claimed: [],
  })

  expect(found).toMatchObject({ ok: true, value: expect.any(String) })
})

test('without an operator nothing can have been sent, so nothing is looked for', async () => {
  const { account, simulator, conversationId } = await anOpenAccount()

  const found = await account.findSent({
    conversationId, kind: 'note', clientId: '1', text: 'x', operatorId: null, watermark: null, sendingSince: epochMs(0), claimed: [],
  })

  expect(found).toEqual({ ok: true, value: null })
  expect(simulator.log.requests).toEqual([])
})

test('an agent whom the service does not know cannot speak: doubt, since a 400 proves nothing', async () => {
  const { account, sending, stored } = await aReply()

  const result = await account.send({ ...sending, operator: { id: operatorId(WORK, 'nobody'), name: 'Nobody' } })

  expect(result).toMatchObject({ outcome: 'doubt', failure: { kind: 'rejected', reason: 'actor_id must be an active agent' } })
  expect(stored()).toBe(0)
})
