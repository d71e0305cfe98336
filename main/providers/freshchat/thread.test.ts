import { expect, test } from 'vitest'
import { partExcerpt } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { anOpenAccount } from '#main/providers/freshchat/testing/an-open-account.ts'

const words = (item: ThreadItem) => (item.type === 'event' ? (item.text ?? '') : item.parts.map(partExcerpt).join(' '))

type Opened = Awaited<ReturnType<typeof anOpenAccount>>

async function readWholeThread({ account, conversationId }: Pick<Opened, 'account' | 'conversationId'>) {
  const stretches: string[][] = []
  for (let cursor: string | null = null; stretches.length < 50; ) {
    const stretch = await account.getThread({ conversationId, cursor })
    if (!stretch.ok) throw new Error(stretch.failure.kind)
    stretches.unshift(stretch.value.items.map(words))
    cursor = stretch.value.older
    if (cursor === null) break
  }
  return stretches
}

function addLines({ simulator, open, clock }: Opened, lines: number, everyMs = 1000) {
  for (let line = 0; line < lines; line += 1) {
    clock.advance(everyMs)
    simulator.actions.contactWrites({ conversationId: open.id, text: `Line ${line}` })
  }
  return Array.from({ length: lines }, (_none, line) => `Line ${line}`)
}

test('a thread is told oldest first, with who wrote and what only operators see', async () => {
  const { account, simulator, open, ana, conversationId } = await anOpenAccount()
  await account.listOperators({ cursor: null })
  simulator.actions.agentNotes({ conversationId: open.id, agentId: ana.id, text: 'Be kind' })
  simulator.actions.resolve(open.id)

  const thread = await account.getThread({ conversationId, cursor: null })

  expect(thread).toMatchObject({
    ok: true,
    value: {
      items: [
        { type: 'message', author: { kind: 'contact', name: 'Mia Lund' }, parts: [{ text: 'Where is my invoice?' }] },
        { type: 'message', author: { kind: 'operator', name: 'Ana Reyes', operatorId: `opr:work/${ana.id}` } },
        { type: 'note', parts: [{ text: 'Be kind' }] },
        { type: 'event', kind: 'resolved' },
      ],
      older: null,
    },
  })
})

test('a long thread is read to its beginning, nothing twice and nothing left out', async () => {
  const opened = await anOpenAccount()
  const lines = addLines(opened, 130)

  const stretches = await readWholeThread(opened)

  expect(stretches.flat()).toEqual(['Where is my invoice?', 'I will look.', ...lines])
  expect(stretches.map(stretch => stretch.length)).toEqual([32, 50, 50])
})

test('lines of one millisecond are all there', async () => {
  const opened = await anOpenAccount()
  addLines(opened, 120, 0)

  const stretches = await readWholeThread(opened)

  expect(stretches.flat()).toHaveLength(122)
})

test('with links of the other meaning the thread is the same', async () => {
  const opened = await anOpenAccount()
  opened.simulator.behaviour.fromTimeIs = 'oldest-shown'
  addLines(opened, 130)

  expect((await readWholeThread(opened)).flat()).toHaveLength(132)
})

test('a full page without a link is followed by counting pages', async () => {
  const opened = await anOpenAccount()
  const { simulator } = opened
  addLines(opened, 98)
  simulator.faults.add({ path: '/v2/conversations/*/messages', effect: { kind: 'altered', alter: body => ({ messages: Object(body).messages }) } })

  const stretches = await readWholeThread(opened)

  expect(stretches.flat()).toHaveLength(100)
  expect(stretches.map(stretch => stretch.length)).toEqual([0, 50, 50])
})

test('a server that repeats one page for ever is noticed', async () => {
  const opened = await anOpenAccount()
  const { simulator } = opened
  addLines(opened, 60)
  simulator.faults.add({
    path: '/v2/conversations/*/messages',
    effect: { kind: 'altered', alter: body => ({ ...Object(body), link: { href: `/v2/conversations/${opened.open.id}/messages?page=1` } }) },
  })

  const stretches = await readWholeThread(opened)

  expect(stretches.length).toBeLessThanOrEqual(3)
})

test.each([
  'https://evil.test/v2/conversations/{id}/messages?page=2',
  '//evil.test/v2/conversations/{id}/messages',
  '/v2/agents?page=2',
  '/v2/conversations/other/messages',
  'http://[',
])('a link that leads elsewhere is not followed, since the token would go along: %s', async template => {
  const opened = await anOpenAccount()
  const { account, simulator, conversationId } = opened
  const href = template.replace('{id}', opened.open.id)
  addLines(opened, 60)
  simulator.faults.add({ path: '/v2/conversations/*/messages', times: 1, effect: { kind: 'altered', alter: body => ({ ...Object(body), link: { href } }) } })
  const first = await account.getThread({ conversationId, cursor: null })
  simulator.log.clear()

  const second = await account.getThread({ conversationId, cursor: first.ok ? first.value.older : null })

  expect(second).toEqual({ ok: false, failure: { kind: 'unreadable', path: 'link.href', found: 'malformed' } })
  expect(simulator.log.requests).toEqual([])
})

test('a broken message is named and the others are told', async () => {
  const { account, simulator, conversationId } = await anOpenAccount()
  simulator.faults.add({
    path: '/v2/conversations/*/messages',
    effect: { kind: 'altered', alter: body => ({ messages: [{ id: 'x', created_time: 'never' }, ...Object(body).messages] }) },
  })

  const thread = await account.getThread({ conversationId, cursor: null })

  expect(thread).toMatchObject({ value: { items: [{}, {}], unreadable: ['messages[0].created_time'] } })
})

test('a thread without its contact\'s name is still a thread', async () => {
  const { account, simulator, conversationId } = await anOpenAccount()
  simulator.access.forbid('/v2/users/fetch')

  const thread = await account.getThread({ conversationId, cursor: null })

  expect(thread).toMatchObject({ ok: true, value: { items: [{ author: { kind: 'contact', name: '' } }, {}] } })
})

test.each([
  ['nobody knows it', { kind: 'refused', status: 404 }, { kind: 'notFound' }],
  ['the server is down', { kind: 'refused', status: 503 }, { kind: 'providerDown', status: 503 }],
  ['the host is a portal', { kind: 'html' }, { kind: 'unreadable', found: 'html' }],
  ['the answer is empty', { kind: 'altered', alter: (): unknown => '' }, { kind: 'unreadable', path: 'messages' }],
  ['the answer is null', { kind: 'altered', alter: (): unknown => null }, { kind: 'unreadable', path: 'messages' }],
  ['the answer breaks off', { kind: 'cut-short' }, { kind: 'unreadable', found: 'malformed' }],
  ['the answer is absurdly large', { kind: 'oversized', bytes: 50 * 1024 * 1024 }, { kind: 'unreadable', found: 'tooLarge' }],
  ['the line is cut', { kind: 'dropped' }, { kind: 'offline' }],
] as const)('when %s, that is said, and never that the thread is empty', async (_what, effect, failure) => {
  const { account, simulator, conversationId } = await anOpenAccount()
  simulator.faults.add({ path: '/v2/conversations/*/messages', effect })

  expect(await account.getThread({ conversationId, cursor: null })).toMatchObject({ ok: false, failure })
})
