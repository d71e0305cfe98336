import { onTestFinished } from 'vitest'
import { accountId, contactId, conversationId, groupId, inboxId, operatorId, remoteOf, type ConversationId } from '#app/domain/ids.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHttp } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import { describeProvider, type ProviderFixture, type Trouble } from '#main/providers/provider.contract.ts'
import { freshchat } from './index.ts'
import type { FaultEffect } from './simulator/faults.ts'
import { startFreshchatSimulator } from './simulator/freshchat-simulator.ts'
import type { MessageRecord } from './simulator/records.ts'
import { fillSampleAccount } from './simulator/sample-account.ts'

describeProvider('freshchat', aFixture)

const WORK = accountId('work')
const ABSENT = '00000000-0000-4000-8000-000000000000'

async function aFixture(): Promise<ProviderFixture> {
  const clock = aClock()
  const simulator = await startFreshchatSimulator({ clock })
  onTestFinished(() => simulator.close())
  simulator.quota.change({ callsPerMinute: 100_000 })
  const { world, actions, faults, log, access } = simulator
  const sample = fillSampleAccount(simulator)
  const http = createHttp({ clock, reaches: loopbackOnly })
  const credential = { chatUrl: simulator.url, token: access.token }
  const texts = (messages: readonly MessageRecord[]) => messages.flatMap(({ type, parts }) => (type === 'system' ? [] : parts.map(textOf)))

  const addConversation = (userId: string, agoMs: number): ConversationId => {
    const createdAt = clock.now() - agoMs
    const { id } = world.addConversation({ userId, channelId: sample.billing.id, createdAt })
    world.addMessage({ conversationId: id, actorType: 'user', actorId: userId, text: 'Hello', createdAt })
    return conversationId(WORK, id)
  }

  return {
    provider: freshchat,
    clock,
    http,
    credential,
    wrongCredentials: [
      { name: 'a wrong token', credential: { ...credential, token: 'wrong' }, field: 'token' },
      { name: 'a token with a page around it', credential: { ...credential, token: 'Your token is:\nabc' }, field: 'token' },
      { name: 'an address that is none', credential: { ...credential, chatUrl: 'our desk' }, field: 'chatUrl' },
    ],
    at: url => ({ ...credential, chatUrl: url.href }),
    open: change =>
      freshchat.open({
        account: {
          id: WORK, providerId: providerId('freshchat'), name: 'Work', alias: 'work', colour: 0, position: 0, remoteId: '1', domain: null, me: null,
          credentialHint: '', createdAt: clock.now(),
        },
        credential, http, unpaced: http, clock, random: () => 0.5, ...change,
      }),
    asked: () => log.requests.map(({ method, path }) => `${method} ${path}`),
    trouble: {
      make: (on, trouble) =>
        void faults.add(on === 'send' ? { method: 'POST', path: '/v2/conversations/*/messages', effect: toEffect(trouble) } : { path: '/v2/**', effect: toEffect(trouble) }),
      end: faults.clear,
    },

    operator: { id: operatorId(WORK, sample.ana.id), name: 'Ana Reyes' },
    conversationId: conversationId(WORK, sample.open.id),
    contactId: contactId(WORK, sample.noor.id),
    contactEmail: 'noor@example.test',
    inboxId: inboxId(WORK, sample.orders.id),
    groupId: groupId(WORK, sample.support.id),
    campaignId: null,
    absent: idsFor(ABSENT),
    idsFor,

    world: {
      addConversations: count => {
        for (let n = 0; n < count; n += 1) addConversation(world.addUser({ firstName: `Contact ${n}`, createdAt: clock.now() - n * 1_000 }).id, n * 1_000)
        return [...world.conversations.keys()].map(id => conversationId(WORK, id))
      },
      addThread: count => {
        const { id } = world.addConversation({ userId: sample.mia.id, channelId: sample.billing.id })
        for (let n = 0; n < count; n += 1) {
          const isContact = n % 3 !== 2 && n % 2 === 0
          world.addMessage({
            conversationId: id, actorType: isContact ? 'user' : 'agent', actorId: isContact ? sample.mia.id : sample.ana.id, type: n % 3 === 2 ? 'private' : 'normal',
            text: `line ${n}`, createdAt: clock.now() - (count - n) * 1_000,
          })
        }
        return conversationId(WORK, id)
      },
      addContacts: count => {
        for (let n = 0; n < count; n += 1) world.addUser({ firstName: `Contact ${n}`, createdAt: clock.now() - n * 1_000 })
        return [...world.users.keys()].map(id => contactId(WORK, id))
      },
      addConversationsOf: (id, count) => Array.from({ length: count }, (_, n) => addConversation(remoteOf(id), n * 1_000)),
      contactWrites: (id, text) => void actions.contactWrites({ conversationId: remoteOf(id), text }),
      contactSees: id => texts(world.contactView(remoteOf(id))),
      teamSees: id => texts(world.messages.all(remoteOf(id))),
      filesSeen: id =>
        world.contactView(remoteOf(id)).flatMap(({ parts }) => parts.flatMap(({ image, file }) => [...world.uploads.values()].filter(upload => [image, file].some(part => isAt(part, world.addressOf(upload))))))
          .map(({ contentType: mime, bytes }) => ({ mime, content: bytes })),
    },
    lists: {
      conversations: { path: /\/users$/, member: 'users' },
      thread: { path: /\/messages$/, member: 'messages' },
      contacts: { path: /\/users$/, member: 'users' },
    },
    live: null,
  }
}

function idsFor(remote: string) {
  return { conversationId: conversationId(WORK, remote), contactId: contactId(WORK, remote), operatorId: operatorId(WORK, remote) }
}

const isAt = (part: unknown, url: string): boolean => typeof part === 'object' && part !== null && 'url' in part && part.url === url

function textOf(part: MessageRecord['parts'][number]): string {
  const { text } = part
  return typeof text === 'object' && text !== null && 'content' in text && typeof text.content === 'string' ? text.content : ''
}

function toEffect(trouble: Trouble): FaultEffect {
  switch (trouble.kind) {
    case 'refused': {
      const { status, retryAfterSeconds } = trouble
      return { kind: 'refused', status, ...(retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }) }
    }
    case 'doneThenRefused':
      return { kind: 'done-but-refused', status: trouble.status }
    case 'doneThenDropped':
      return { kind: 'done-but-dropped' }
    case 'doneLate':
      return { kind: 'done-late', lateMs: trouble.ms, answer: 'dropped' }
    case 'cutShort':
      return { kind: 'cut-short' }
    case 'oversized':
      return { kind: 'oversized', bytes: 50_000_000 }
    default:
      return { kind: trouble.kind }
  }
}
