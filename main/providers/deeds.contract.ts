import { describe, expect, test } from 'vitest'
import { Campaign } from '#app/domain/campaign.ts'
import { can, type CapabilityName } from '#app/domain/capability.ts'
import { Conversation, type ConversationRecord } from '#app/domain/conversation.ts'
import { accountOf, campaignId as mintCampaignId, type CampaignId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import { aDeadAddress } from './http/testing/a-server.ts'
import type { CreateOutcome, ProviderAccount, SendOutcome } from './provider.ts'
import { sendAt, uploadAt, watchUntilTheEnd } from './uploading.contract.ts'
import { aSending, failureOf, valueOf, walkPages, type ProviderFixture, type StartFixture } from './provider-fixture.contract.ts'

type Answer = Result<unknown> | SendOutcome | CreateOutcome
type Deed = Readonly<{ capability: CapabilityName; name: string; act: (account: ProviderAccount, desk: ProviderFixture) => Promise<Answer> }>

const aFile = { name: 'invoice.pdf', mime: 'application/pdf', bytes: 1_000 }
const somebody = { name: 'Dora New', email: 'dora@example.test' }

/** Every method that stands or falls with a capability. */
const DEEDS: readonly Deed[] = [
  { capability: 'notes', name: 'annotate', act: (account, desk) => account.annotate(aSending(desk)) },
  { capability: 'files', name: 'upload', act: upload },
  { capability: 'files', name: 'sendFile', act: sendFile },
  { capability: 'typing', name: 'setTyping', act: (account, { conversationId }) => account.setTyping({ conversationId, isTyping: true }) },
  { capability: 'teamUnread', name: 'markRead', act: (account, { conversationId: id }) => account.markRead({ id, read: true }) },
  { capability: 'resolve', name: 'setStatus', act: (account, { conversationId: id }) => account.setStatus({ id, status: 'resolved', operator: null }) },
  { capability: 'reopen', name: 'setStatus', act: (account, { conversationId: id }) => account.setStatus({ id, status: 'open', operator: null }) },
  { capability: 'assignOperator', name: 'assign', act: (account, { conversationId: id, operator }) => account.assign({ id, operatorId: operator.id, groupId: null }) },
  { capability: 'assignGroup', name: 'assign', act: (account, { conversationId: id, groupId }) => account.assign({ id, operatorId: null, groupId }) },
  { capability: 'unassign', name: 'assign', act: (account, { conversationId: id }) => account.assign({ id, operatorId: null, groupId: null }) },
  { capability: 'segments', name: 'setSegments', act: (account, { conversationId: id }) => account.setSegments({ id, segments: ['vip'] }) },
  { capability: 'createConversation', name: 'createConversation', act: (account, desk) => account.createConversation({ ...aSending(desk), contact: somebody, inboxId: null }) },
  { capability: 'contacts', name: 'listContacts', act: account => account.listContacts({ cursor: null, search: null }) },
  { capability: 'contactLookup', name: 'getContact', act: (account, { contactId: id }) => account.getContact({ id }) },
  { capability: 'contactLookup', name: 'findContact', act: (account, { contactEmail: key }) => account.findContact({ key }) },
  { capability: 'contactLookup', name: 'listContactConversations', act: (account, { contactId }) => account.listContactConversations({ contactId, cursor: null }) },
  { capability: 'operators', name: 'listOperators', act: account => account.listOperators({ cursor: null }) },
  { capability: 'operators', name: 'getOperator', act: (account, { operator: { id } }) => account.getOperator({ id }) },
  { capability: 'groups', name: 'listGroups', act: account => account.listGroups({ cursor: null }) },
  { capability: 'inboxes', name: 'listInboxes', act: account => account.listInboxes({ cursor: null }) },
  { capability: 'campaigns', name: 'listCampaigns', act: account => account.listCampaigns({ cursor: null }) },
  { capability: 'campaigns', name: 'getCampaign', act: (account, desk) => account.getCampaign({ id: campaignOf(desk) }) },
  { capability: 'campaignControl', name: 'setCampaignRunning', act: (account, desk) => account.setCampaignRunning({ id: campaignOf(desk), isRunning: false }) },
]

async function upload(account: ProviderAccount, desk: ProviderFixture): Promise<Answer> {
  await watchUntilTheEnd(account)
  return uploadAt(desk, account)
}

async function sendFile(account: ProviderAccount, desk: ProviderFixture): Promise<Answer> {
  await watchUntilTheEnd(account)
  return sendAt(desk, account, aFile)
}

/** What every account can be asked for, whatever it offers. */
const ALWAYS = ['capabilities', 'resend', 'watch', 'listConversations', 'getConversation', 'getThread', 'send', 'watermark', 'findSent']

/** What is offered is done and can be read back; what is not is refused without a word to the service. */
export function describeDeeds(start: StartFixture): void {
  test.each(DEEDS)('$name is done where $capability is offered, and refused without a call where it is not', async ({ capability, act }) => {
    const desk = await start()
    const account = desk.open()

    const answer = await act(account, desk)

    expect(account.capabilities().map(({ name }) => name)).toContain(capability)
    if (can(account.capabilities(), capability)) {
      expect(failureOf(answer)).toBeNull()
      expect(desk.asked().length).toBeGreaterThan(0)
    } else {
      expect(['forbidden', 'notFound']).toContain(failureOf(answer)?.kind)
      expect(desk.asked()).toEqual([])
    }
  })

  test('there is nothing an account can do that this suite does not know', async () => {
    const desk = await start()

    expect(Object.keys(desk.open()).toSorted()).toEqual([...new Set([...ALWAYS, ...DEEDS.map(({ name }) => name)])].toSorted())
  })

  test('a status that was set is the status that is read, and can be set again', async () => {
    const desk = await start()
    const account = desk.open()

    await account.setStatus({ id: desk.conversationId, status: 'resolved', operator: null })
    await account.setStatus({ id: desk.conversationId, status: 'resolved', operator: null })
    expect((await told(account, desk)).status).toBe('resolved')
    await account.setStatus({ id: desk.conversationId, status: 'open', operator: null })

    expect((await told(account, desk)).status).not.toBe('resolved')
  })

  test('whom a conversation was given to is who has it', async () => {
    const desk = await start()
    const account = desk.open()

    await account.assign({ id: desk.conversationId, operatorId: desk.operator.id, groupId: null })
    expect((await told(account, desk)).assigneeId).toBe(desk.operator.id)
    if (!can(account.capabilities(), 'unassign')) return
    await account.assign({ id: desk.conversationId, operatorId: null, groupId: null })

    expect((await told(account, desk)).assigneeId).toBeNull()
  })

  test('segments that were set are all there are, where they are offered', async () => {
    const desk = await start()
    const account = desk.open()
    if (!can(account.capabilities(), 'segments')) return

    await account.setSegments({ id: desk.conversationId, segments: ['vip', 'Rückgabe 退款'] })
    expect((await told(account, desk)).segments.toSorted()).toEqual(['Rückgabe 退款', 'vip'])
    await account.setSegments({ id: desk.conversationId, segments: [] })

    expect((await told(account, desk)).segments).toEqual([])
  })

  test('what the team has read is read, where the service counts that', async () => {
    const desk = await start()
    const account = desk.open()
    desk.world.contactWrites(desk.conversationId, 'Is anybody there?')
    const before = await told(account, desk)

    await account.markRead({ id: desk.conversationId, read: true })
    const read = await told(account, desk)
    await account.markRead({ id: desk.conversationId, read: false })
    const unread = await told(account, desk)

    const counts = [before, read, unread].map(({ unreadCount }) => unreadCount)
    if (can(account.capabilities(), 'teamUnread')) expect(counts).toEqual([expect.any(Number), 0, expect.any(Number)])
    else expect(counts).toEqual(['ours', 'ours', 'ours'])
    expect(counts[0]).not.toBe(0)
    expect(counts[2]).not.toBe(0)
  })

  test('a deed that the service refuses is a failure by its right name, and nothing has changed', async () => {
    const desk = await start()
    const account = desk.open()
    const before = await told(account, desk)
    const { conversationId: id, operator } = desk

    for (const [status, kind] of [[401, 'unauthorised'], [403, 'forbidden'], [404, 'notFound'], [500, 'providerDown'], [503, 'providerDown']] as const) {
      desk.trouble.make('everything', { kind: 'refused', status })
      expect(failureOf(await account.setStatus({ id, status: 'resolved', operator: null }))).toMatchObject({ kind })
      expect(failureOf(await account.assign({ id, operatorId: operator.id, groupId: null }))).toMatchObject({ kind })
      desk.trouble.end()
    }

    expect(await told(account, desk)).toEqual(before)
  })

  describe('a new conversation', () => {
    test('opens with our words, which the contact sees once', async () => {
      const desk = await start()
      const account = desk.open()

      const created = await account.createConversation({ ...aSending(desk, 'We have found your parcel'), contact: somebody, inboxId: desk.inboxId })

      if (created.outcome !== 'created') return expect(created).toBe('created')
      expect(created.message.outcome).toBe('sent')
      expect(desk.world.contactSees(created.conversation.id)).toEqual(['We have found your parcel'])
      expect(created.conversation).toMatchObject({ contactName: 'Dora New', contactEmail: 'dora@example.test' })
      expect(valueOf(await account.getConversation({ id: created.conversation.id }))).toMatchObject({ id: created.conversation.id, inboxId: desk.inboxId })
    })

    test('with somebody known is a conversation of that contact', async () => {
      const desk = await start()

      const created = await desk.open().createConversation({ ...aSending(desk), contact: { contactId: desk.contactId }, inboxId: null })

      expect(created).toMatchObject({ outcome: 'created', conversation: { contactEmail: desk.contactEmail } })
    })

    test('with somebody who is not there is not begun', async () => {
      const desk = await start()
      const before = desk.world.addConversations(0)

      const created = await desk.open().createConversation({ ...aSending(desk), contact: { contactId: desk.absent.contactId }, inboxId: null })

      expect(created).toMatchObject({ outcome: 'notCreated', failure: { kind: 'notFound' } })
      expect(desk.world.addConversations(0)).toEqual(before)
    })

    test('is provably not begun when nobody is at the other end', async () => {
      const desk = await start()

      const created = await desk.open({ credential: desk.at(await aDeadAddress()) }).createConversation({ ...aSending(desk), contact: somebody, inboxId: null })

      expect(created).toEqual({ outcome: 'notCreated', failure: { kind: 'offline' } })
    })

    test.each([401, 403, 429])('is not begun when the service refuses with %i', async status => {
      const desk = await start()
      const before = desk.world.addConversations(0)
      desk.trouble.make('everything', { kind: 'refused', status })

      const created = await desk.open().createConversation({ ...aSending(desk), contact: somebody, inboxId: null })

      expect(created.outcome).toBe('notCreated')
      expect(desk.world.addConversations(0)).toEqual(before)
    })
  })

  test('campaigns are told with their figures, and stop and go on, where they are offered', async () => {
    const desk = await start()
    const account = desk.open()
    const { campaignId } = desk
    if (campaignId === null) return expect(can(account.capabilities(), 'campaigns')).toBe(false)

    const { items } = await walkPages(cursor => account.listCampaigns({ cursor }))
    const before = valueOf(await account.getCampaign({ id: campaignId }))
    valueOf(await account.setCampaignRunning({ id: campaignId, isRunning: false }))
    const paused = valueOf(await account.getCampaign({ id: campaignId }))
    valueOf(await account.setCampaignRunning({ id: campaignId, isRunning: true }))
    const running = valueOf(await account.getCampaign({ id: campaignId }))

    expect(items.map(({ id }) => id)).toContain(campaignId)
    expect(Campaign.parse(before)).toEqual(before)
    expect([before, paused, running].map(({ state }) => state)).toEqual(['sending', 'paused', 'sending'])
  })

  test('a conversation that changes is still a whole one', async () => {
    const desk = await start()
    const account = desk.open()

    await account.setStatus({ id: desk.conversationId, status: 'resolved', operator: null })
    desk.world.contactWrites(desk.conversationId, 'Not solved at all')

    const record = await told(account, desk)
    const whole = { ...record, unreadCount: 0, waitingSince: null, preview: null }
    expect(Conversation.parse(whole)).toEqual(whole)
    expect(record.status).not.toBe('resolved')
  })
}

/** A campaign of that account: one that is there, where there are any. */
const campaignOf = ({ campaignId, conversationId }: ProviderFixture): CampaignId => campaignId ?? mintCampaignId(accountOf(conversationId), 'none')

async function told(account: ProviderAccount, { conversationId }: ProviderFixture): Promise<ConversationRecord> {
  return valueOf(await account.getConversation({ id: conversationId }))
}
