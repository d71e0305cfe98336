import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactId, groupId, inboxId, operatorId } from '#app/domain/ids.ts'
import { epochMs } from '#app/domain/time.ts'
import { anOpenAccount, credentialOf, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import { checkFreshchat } from './check.ts'

const RUNS = 40

type Opened = Awaited<ReturnType<typeof anOpenAccount>>

/** Every call there is, by name. */
function everyCall({ account, conversationId, operator, opening, simulator }: Opened): Readonly<Record<string, () => Promise<unknown>>> {
  const sending = { conversationId, clientId: '1', text: 'Hello', operator }
  const contact = contactId(WORK, 'u')
  return {
    listConversations: () => account.listConversations({ cursor: null }),
    getConversation: () => account.getConversation({ id: conversationId }),
    getThread: () => account.getThread({ conversationId, cursor: null }),
    send: () => account.send(sending),
    annotate: () => account.annotate(sending),
    upload: () => account.upload({ file: { name: 'a', mime: 'text/csv', bytes: 1 }, content: new Uint8Array(1), onProgress: () => {} }),
    uploadPicture: () => account.upload({ file: { name: 'a', mime: 'image/png', bytes: 1 }, content: new Uint8Array(1), onProgress: () => {} }),
    sendFile: () => account.sendFile({ ...sending, file: { name: 'a', mime: 'text/csv', bytes: 1, uploaded: '[{"file":{"fileHash":"a"}}]' } }),
    watermark: () => account.watermark({ conversationId }),
    findSent: () =>
      account.findSent({ ...sending, kind: 'reply', operatorId: operator.id, watermark: null, sendingSince: epochMs(0), claimed: [] }),
    setStatus: () => account.setStatus({ id: conversationId, status: 'resolved', operator: null }),
    assign: () => account.assign({ id: conversationId, operatorId: null, groupId: groupId(WORK, 'g') }),
    createConversation: () => account.createConversation({ ...sending, contact: { contactId: contact }, inboxId: inboxId(WORK, 'i') }),
    createForStranger: () => account.createConversation({ ...sending, contact: { name: 'Ida', email: 'ida@example.test' }, inboxId: null }),
    listContacts: () => account.listContacts({ cursor: null, search: null }),
    getContact: () => account.getContact({ id: contact }),
    findContact: () => account.findContact({ key: 'mia@example.test' }),
    listContactConversations: () => account.listContactConversations({ cursor: null, contactId: contact }),
    listOperators: () => account.listOperators({ cursor: null }),
    getOperator: () => account.getOperator({ id: operatorId(WORK, 'a') }),
    listGroups: () => account.listGroups({ cursor: null }),
    listInboxes: () => account.listInboxes({ cursor: null }),
    check: () => checkFreshchat(credentialOf(simulator), opening),
  }
}

/** Keys that our readers look at, so that the nonsense gets past the first door. */
const KNOWN_KEYS = fc.constantFrom(
  'id', 'users', 'agents', 'groups', 'channels', 'conversations', 'messages', 'conversation_id', 'status', 'link', 'links', 'href', 'pagination',
  'message_parts', 'reply_parts', 'text', 'content', 'collection', 'sub_parts', 'created_time', 'actor_id', 'actor_type', 'message', 'code', '__proto__',
)
const { nonsense } = fc.letrec<{ nonsense: unknown }>(tie => ({
  nonsense: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom<unknown>(null, true, -1, 2 ** 60, '', 'x', '2026-03-02T09:00:00.000Z', '9999999-99-99', '\u0000\ud800'),
    fc.array(tie('nonsense'), { maxLength: 4 }),
    fc.dictionary(KNOWN_KEYS, tie('nonsense'), { maxKeys: 6 }),
  ),
}))

test('whatever a service answers, a call gives a result: nothing throws, nothing hangs', { timeout: 120_000 }, async () => {
  const opened = await anOpenAccount()
  const calls = everyCall(opened)

  await fc.assert(
    fc.asyncProperty(nonsense, fc.constantFrom(200, 200, 201, 400, 404, 500), async (body, status) => {
      opened.simulator.faults.clear()
      opened.simulator.faults.add({ path: '/v2/**', effect: { kind: 'refused', status, body } })
      for (const call of Object.values(calls)) expect(await call()).toEqual(expect.any(Object))
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
})

test.each([
  ['refused', { kind: 'refused', status: 400, body: { message: 'no' } }],
  ['unauthorised', { kind: 'refused', status: 401 }],
  ['down', { kind: 'refused', status: 500 }],
  ['a page', { kind: 'html' }],
  ['dropped', { kind: 'dropped' }],
  ['cut short', { kind: 'cut-short' }],
] as const)('no answer of any call carries the token: %s', async (_what, effect) => {
  const opened = await anOpenAccount()
  opened.simulator.faults.add({ path: '/v2/**', effect })

  for (const call of Object.values(everyCall(opened))) {
    expect(JSON.stringify(await call())).not.toContain(opened.simulator.access.token.slice(0, 40))
  }
})
