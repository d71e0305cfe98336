import { expect, test } from 'vitest'
import { conversationId, messageId, noteId, operatorId } from '#app/domain/ids.ts'
import type { Sending } from '#main/providers/provider.ts'
import type { Fault } from './simulator/fault-switches.ts'
import { ACCOUNT, aCrispAccount, type CrispFixture } from './testing/a-crisp-account.ts'

const FINGERPRINT = '176390000000042'

function aSending({ shop }: CrispFixture, text = 'On its way!'): Sending {
  return {
    conversationId: conversationId(ACCOUNT, shop.conversations.pending),
    clientId: FINGERPRINT,
    text,
    operator: { id: operatorId(ACCOUNT, shop.operators.nora), name: 'Nora Berg' },
  }
}

function storedIn({ simulator, shop }: CrispFixture) {
  return simulator.world.site(shop.websiteId).threads.get(shop.conversations.pending)?.messages ?? []
}

test('a reply goes out under our fingerprint and in the name of the operator', async () => {
  const crisp = await aCrispAccount()

  const outcome = await crisp.account.send(aSending(crisp))

  const id = messageId(conversationId(ACCOUNT, crisp.shop.conversations.pending), FINGERPRINT)
  expect(outcome).toMatchObject({ outcome: 'sent', remoteId: FINGERPRINT, item: { type: 'message', id, receipt: 'sent', author: { name: 'Nora Berg' } } })
  expect(storedIn(crisp).at(-1)).toMatchObject({
    type: 'text',
    from: 'operator',
    content: 'On its way!',
    fingerprint: Number(FINGERPRINT),
    user: { user_id: crisp.shop.operators.nora, nickname: 'Nora Berg' },
  })
})

test('a note is a note, for the service as well', async () => {
  const crisp = await aCrispAccount()

  const outcome = await crisp.account.annotate(aSending(crisp, 'Check the depot'))

  const id = noteId(conversationId(ACCOUNT, crisp.shop.conversations.pending), FINGERPRINT)
  expect(outcome).toMatchObject({ outcome: 'sent', item: { type: 'note', id } })
  expect(storedIn(crisp).at(-1)).toMatchObject({ type: 'note', content: 'Check the depot' })
})

test('a file goes with its name, address and type; without an operator it speaks for the workspace', async () => {
  const crisp = await aCrispAccount()
  const { text: _text, ...sending } = aSending(crisp)
  const file = { name: 'a.pdf', uploaded: 'https://storage.example.test/a.pdf', mime: 'application/pdf', bytes: 3 }

  const outcome = await crisp.account.sendFile({ ...sending, operator: null, file })

  expect(outcome).toMatchObject({ outcome: 'sent', item: { parts: [{ kind: 'file', name: 'a.pdf', mime: 'application/pdf' }] } })
  expect(storedIn(crisp).at(-1)).toMatchObject({ type: 'file', content: { type: 'application/pdf' }, user: { nickname: 'Lamp Shop' } })
})

test.each([
  ['a rate limit', { kind: 'status', status: 429 }, 'notStored'],
  ['the other rate limit', { kind: 'status', status: 420 }, 'notStored'],
  ['a used-up quota', { kind: 'status', status: 423 }, 'notStored'],
  ['a missing scope', { kind: 'status', status: 403 }, 'notStored'],
  ['a refused key', { kind: 'status', status: 401 }, 'notStored'],
  ['a message that is not accepted', { kind: 'status', status: 400 }, 'refused'],
  ['a conversation that is gone', { kind: 'status', status: 404 }, 'refused'],
  ['a server error', { kind: 'status', status: 502, body: 'html' }, 'doubt'],
  ['a request that took too long', { kind: 'status', status: 408 }, 'doubt'],
  ['a broken connection', { kind: 'dropped' }, 'doubt'],
  ['a good answer that cannot be read', { kind: 'unreadable' }, 'doubt'],
  ['a captive portal', { kind: 'html' }, 'doubt'],
  ['a good answer that is far too long', { kind: 'oversized', bytes: 12_000_000 }, 'doubt'],
] as const satisfies readonly (readonly [string, Fault, string])[])('%s before storing is judged as what it proves', async (_name, fault, expected) => {
  const crisp = await aCrispAccount()
  crisp.simulator.faults.add('POST */message', fault)

  const outcome = await crisp.account.send(aSending(crisp))

  expect(outcome.outcome).toBe(expected)
  expect(storedIn(crisp)).toHaveLength(1)
})

test('nobody listening proves that nothing was stored', async () => {
  const crisp = await aCrispAccount()
  await crisp.simulator.close()

  const outcome = await crisp.account.send(aSending(crisp))

  expect(outcome).toEqual({ outcome: 'notStored', failure: { kind: 'offline' } })
})

test.each([
  ['an error', { kind: 'stored-then-status', status: 500 }],
  ['silence', { kind: 'stored-then-dropped' }],
] as const satisfies readonly (readonly [string, Fault])[])('a message that was stored before %s is in doubt, and found by its fingerprint', async (_name, fault) => {
  const crisp = await aCrispAccount()
  crisp.simulator.faults.add('POST */message', fault, 1)
  const sending = aSending(crisp)

  const outcome = await crisp.account.send(sending)
  const found = await crisp.account.findSent({ ...sending, kind: 'reply', operatorId: null, watermark: null, sendingSince: crisp.clock.now(), claimed: [] })

  expect(outcome.outcome).toBe('doubt')
  expect(found).toEqual({ ok: true, value: FINGERPRINT })
})

test('what never arrived is not found, which is an answer and not a failure', async () => {
  const crisp = await aCrispAccount()
  const search = { ...aSending(crisp), kind: 'reply', operatorId: null, watermark: null, sendingSince: crisp.clock.now(), claimed: [] } as const

  const absent = await crisp.account.findSent(search)
  crisp.simulator.faults.add('GET *', { kind: 'status', status: 503 })
  const unknown = await crisp.account.findSent(search)

  expect(absent).toEqual({ ok: true, value: null })
  expect(unknown).toEqual({ ok: false, failure: { kind: 'providerDown', status: 503 } })
})

test('a second send with the same client id leaves one message', async () => {
  const crisp = await aCrispAccount()

  await crisp.account.send(aSending(crisp))
  const again = await crisp.account.send(aSending(crisp))

  expect(again).toMatchObject({ outcome: 'sent', remoteId: FINGERPRINT })
  expect(storedIn(crisp)).toHaveLength(2)
})

test('there is nothing to remember before a first attempt', async () => {
  const crisp = await aCrispAccount()

  expect(await crisp.account.watermark({ conversationId: conversationId(ACCOUNT, 'any') })).toEqual({ ok: true, value: null })
  expect(crisp.account.resend).toBe('withSameClientId')
})

test('a client id that is no number is a bug of ours and said loudly', async () => {
  const crisp = await aCrispAccount()

  await expect(crisp.account.send({ ...aSending(crisp), clientId: 'abc' })).rejects.toThrow('15 digits')
})

test('a plan without notes closes notes and nothing else', async () => {
  const crisp = await aCrispAccount()
  crisp.simulator.faults.add('POST */message', { kind: 'status', status: 403 }, 1)

  await crisp.account.annotate(aSending(crisp))

  const states = Object.fromEntries(crisp.account.capabilities().map(({ name, state }) => [name, state]))
  expect(states).toMatchObject({ notes: 'needsToken', files: 'offered' })
})
