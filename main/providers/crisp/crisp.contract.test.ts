import { campaignId, contactId, conversationId, groupId, inboxId, operatorId, remoteOf, type ConversationId } from '#app/domain/ids.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { describeProvider, describeToken, type ProviderFixture, type Trouble } from '#main/providers/provider.contract.ts'
import { crisp } from './index.ts'
import type { Fault } from './simulator/fault-switches.ts'
import type { NewMessage } from './simulator/world.ts'
import { ACCOUNT, aCrispAccount } from './testing/a-crisp-account.ts'

describeProvider('crisp, with a website token', () => aFixture('website'))
describeToken('crisp, with a user token', () => aFixture('user'))

const OTHER_WEBSITE = '00000000-0000-4000-8000-000000000000'
const ABSENT = 'session_00000000-0000-4000-8000-000000000000'
const EVE = 'eve@example.test'

async function aFixture(tier: 'website' | 'user'): Promise<ProviderFixture> {
  const { simulator, shop, clock, http, credentialOf } = await aCrispAccount(tier)
  const { world, actions, faults, log } = simulator
  const { websiteId } = shop
  const credential = credentialOf(shop.tokens[tier])
  const site = world.site(websiteId)
  const sessionOf = (id: ConversationId) => ({ websiteId, sessionId: remoteOf(id) })
  const textsOf = (id: ConversationId, isSeen: (type: string) => boolean) =>
    (site.threads.get(remoteOf(id))?.messages ?? []).flatMap(({ type, content }) => (isSeen(type) && typeof content === 'string' ? [content] : []))
  const said = (content: string, agoMs: number): NewMessage => ({ from: 'user', content, timestamp: clock.now() - agoMs })

  const eve = world.addPerson(websiteId, { email: EVE, person: { nickname: 'Eve' } })
  const team = world.addTeam(websiteId, { name: 'Returns', operators: [shop.operators.otto] })
  const spring = { name: 'Spring', subject: 'Spring', message: 'It is spring', ready: true, dispatched: true, running: true, progress: 20 }
  const campaign = tier === 'user' ? world.addCampaign(websiteId, spring) : null

  return {
    provider: crisp,
    clock,
    http,
    credential,
    wrongCredentials: [
      { name: 'a wrong key', credential: { ...credential, key: 'wrong' }, field: 'key' },
      { name: 'a website that is none', credential: { ...credential, websiteId: 'lamps' }, field: 'websiteId' },
      { name: 'the website of somebody else', credential: { ...credential, websiteId: OTHER_WEBSITE }, field: 'websiteId' },
    ],
    at: url => ({ ...credential, apiUrl: url.href }),
    open: change =>
      crisp.open({
        account: {
          id: ACCOUNT, providerId: providerId('crisp'), name: 'Lamp Shop', alias: 'lamps', colour: 0, position: 0, remoteId: websiteId,
          domain: null, me: null, credentialHint: '', createdAt: clock.now(),
        },
        credential, http, unpaced: http, clock, random: () => 0.5, ...change,
      }),
    asked: () => log.list().map(({ method, path }) => `${method} ${path}`),
    trouble: {
      make: (on, trouble) => void faults.add(on === 'send' ? 'POST */message' : '*', toFault(trouble)),
      end: faults.clear,
    },

    operator: { id: operatorId(ACCOUNT, shop.operators.nora), name: 'Nora Berg' },
    conversationId: conversationId(ACCOUNT, shop.conversations.unresolved),
    contactId: contactId(ACCOUNT, eve),
    contactEmail: EVE,
    inboxId: inboxId(ACCOUNT, shop.inboxes.billing),
    groupId: groupId(ACCOUNT, team),
    campaignId: campaign === null ? null : campaignId(ACCOUNT, campaign),
    absent: idsFor(ABSENT),
    idsFor,

    world: {
      addConversations: count => {
        for (let n = 0; n < count; n += 1) world.addConversation(websiteId, { meta: { nickname: `Contact ${n}` }, messages: [said(`Hello ${n}`, n * 1_000)] })
        return [...site.threads.keys()].map(id => conversationId(ACCOUNT, id))
      },
      addThread: count => {
        const line = (n: number): NewMessage => {
          const timestamp = clock.now() - (count - n) * 1_000
          const content = `line ${n}`
          if (n % 3 === 2) return { from: 'operator', type: 'note', content, timestamp }
          return { from: n % 2 === 0 ? 'user' : 'operator', content, timestamp }
        }
        return conversationId(ACCOUNT, world.addConversation(websiteId, { messages: Array.from({ length: count }, (_, n) => line(n)) }))
      },
      addContacts: count => {
        for (let n = 0; n < count; n += 1) world.addPerson(websiteId, { email: `contact-${n}@example.test` })
        return [...site.people.keys()].map(id => contactId(ACCOUNT, id))
      },
      addConversationsOf: (id, count) =>
        Array.from({ length: count }, (_, n) => conversationId(ACCOUNT, world.addConversation(websiteId, { peopleId: remoteOf(id), messages: [said('Me again', n * 1_000)] }))),
      contactWrites: (id, content) => void actions.visitorWrites({ ...sessionOf(id), content }),
      contactSees: id => textsOf(id, type => type !== 'note'),
      teamSees: id => textsOf(id, () => true),
      filesSeen: id =>
        (site.threads.get(remoteOf(id))?.messages ?? []).flatMap(({ type, content }) => {
          const address = type === 'file' && typeof content === 'object' && content !== null && 'url' in content && typeof content.url === 'string' ? content.url : null
          const stored = address === null ? null : simulator.uploadedTo(address)
          return stored === null || stored.bytes === null ? [] : [{ mime: stored.type, content: stored.bytes }]
        }),
    },
    lists: {
      conversations: { path: /\/conversations\/\d+$/, member: 'data' },
      thread: { path: /\/messages$/, member: 'data' },
      contacts: { path: /\/people\/profiles\/\d+$/, member: 'data' },
    },
    live: {
      operatorNotes: (id, content) => void actions.operatorWrites({ ...sessionOf(id), type: 'note', content }),
      dropAll: simulator.sockets.dropAll,
    },
  }
}

function idsFor(remote: string) {
  return { conversationId: conversationId(ACCOUNT, remote), contactId: contactId(ACCOUNT, remote), operatorId: operatorId(ACCOUNT, remote) }
}

const A_DAY_MS = 86_400_000

function toFault(trouble: Trouble): Fault {
  switch (trouble.kind) {
    case 'refused': {
      const { status, retryAfterSeconds } = trouble
      return { kind: 'status', status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }
    }
    case 'silent':
      return { kind: 'slow', ms: A_DAY_MS }
    case 'doneThenRefused':
      return { kind: 'stored-then-status', status: trouble.status }
    case 'doneThenDropped':
      return { kind: 'stored-then-dropped' }
    case 'doneLate':
      return { kind: 'dropped-then-stored', ms: trouble.ms }
    case 'cutShort':
      return { kind: 'unreadable' }
    default:
      return { kind: trouble.kind }
  }
}
