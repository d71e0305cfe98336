import { expect, onTestFinished, test } from 'vitest'
import { contactId, conversationId, inboxId, messageId, operatorId } from '#app/domain/ids.ts'
import { MINUTE_MS } from '#app/domain/time.ts'
import { ACCOUNT, aCrispAccount, type CrispFixture } from '#main/providers/crisp/testing/a-crisp-account.ts'
import type { ProviderAccount, ProviderSignal } from '#main/providers/provider.ts'

type Ear = Readonly<{ heard: readonly ProviderSignal[]; until: (isIt: (signal: ProviderSignal) => boolean) => Promise<ProviderSignal>; close: () => void }>

/** Listens until the test ends; `until` waits for a signal that comes from now on. */
function listen(account: ProviderAccount): Ear {
  const heard: ProviderSignal[] = []
  const waiting = new Set<(signal: ProviderSignal) => void>()
  const connection = account.watch?.(signal => {
    heard.push(signal)
    for (const wake of waiting) wake(signal)
  })
  const close = () => connection?.close()
  onTestFinished(close)
  const until: Ear['until'] = isIt =>
    new Promise(resolve => {
      waiting.add(signal => {
        if (isIt(signal)) resolve(signal)
      })
    })
  return { heard, until, close }
}

const isConnection = (state: 'connecting' | 'live' | 'down') => (signal: ProviderSignal) => signal.type === 'connection' && signal.state === state
const isOf = (type: ProviderSignal['type']) => (signal: ProviderSignal) => signal.type === type

async function live(crisp: CrispFixture, account = crisp.account): Promise<Ear> {
  const ear = listen(account)
  await ear.until(isConnection('live'))
  return ear
}

test.each(['website', 'plugin', 'user'] as const)('a %s token finds the relay, authenticates and hears the contact', async tier => {
  const crisp = await aCrispAccount(tier)
  const ear = await live(crisp)
  const where = { websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending }

  const heard = ear.until(isOf('item'))
  const fingerprint = crisp.simulator.actions.visitorWrites({ ...where, content: 'Any news?' })

  const id = conversationId(ACCOUNT, where.sessionId)
  expect(await heard).toMatchObject({
    type: 'item',
    conversationId: id,
    item: { id: messageId(id, String(fingerprint)), author: { kind: 'contact', name: 'Ada' }, parts: [{ kind: 'text', text: 'Any news?' }], receipt: 'received' },
  })
})

test('everything that operators and contacts do elsewhere is told in our words', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)
  const { actions } = crisp.simulator
  const { websiteId, operators, inboxes, conversations } = crisp.shop
  const where = { websiteId, sessionId: conversations.unresolved }
  const id = conversationId(ACCOUNT, where.sessionId)

  const last = ear.until(isOf('conversationRemoved'))
  const fingerprint = actions.operatorWrites({ ...where, content: 'From the web' })
  actions.operatorWrites({ ...where, type: 'note', content: 'For us only' })
  actions.messageIsEdited({ ...where, fingerprint, content: 'From the web, edited' })
  actions.visitorReads(where)
  actions.operatorReads(where)
  actions.markUnread(where)
  actions.visitorTypes({ ...where, excerpt: 'I wa' })
  actions.visitorTypes({ ...where, excerpt: null })
  actions.messageIsRemoved({ ...where, fingerprint })
  actions.stateChanges({ ...where, state: 'resolved' })
  actions.isAssigned({ ...where, operator: operators.otto })
  actions.isAssigned({ ...where, operator: null })
  actions.isMoved({ ...where, inboxId: null })
  actions.isMoved({ ...where, inboxId: inboxes.billing })
  actions.isBlocked({ ...where, blocked: true })
  actions.metaChanges({ ...where, meta: { nickname: 'Bob', subject: 'Invoice', segments: ['gold'] } })
  actions.visitorIsOnline({ ...where, online: true })
  actions.operatorIsAvailable({ websiteId, operator: operators.otto, availability: 'online' })
  actions.isRemoved(where)
  await last

  const changes = ear.heard.flatMap(signal => (signal.type === 'conversationChanged' ? [signal.change] : []))
  expect(changes).toEqual([
    { status: 'resolved' },
    { assigneeId: operatorId(ACCOUNT, operators.otto) },
    { assigneeId: null },
    { inboxId: null },
    { inboxId: inboxId(ACCOUNT, inboxes.billing) },
    { isBlocked: true },
    { contactName: 'Bob' },
    { subject: 'Invoice' },
    { segments: ['gold'] },
    { contactOnline: true },
  ])
  const others = ear.heard.filter(signal => signal.type !== 'conversationChanged' && signal.type !== 'connection')
  expect(others).toMatchObject([
    { type: 'item', item: { type: 'message', receipt: 'sent' } },
    { type: 'item', item: { type: 'note' } },
    { type: 'itemEdited', remoteId: String(fingerprint), parts: [{ text: 'From the web, edited' }] },
    { type: 'readByContact', conversationId: id },
    { type: 'readByTeam', conversationId: id },
    { type: 'unreadByTeam', conversationId: id },
    { type: 'typing', isTyping: true },
    { type: 'typing', isTyping: false },
    { type: 'itemRemoved', remoteId: String(fingerprint) },
    { type: 'presence', operatorId: operatorId(ACCOUNT, operators.otto), presence: 'online' },
    { type: 'conversationRemoved', conversationId: id },
  ])
})

test('an address that a contact gives binds a profile, and both are told', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)
  const where = { websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending }

  const bound = ear.until(signal => signal.type === 'conversationChanged' && signal.change.contactId !== undefined)
  crisp.simulator.actions.metaChanges({ ...where, meta: { email: 'ada2@example.test' } })

  const personId = crisp.simulator.world.site(where.websiteId).people.keys().next().value ?? ''
  expect(await bound).toMatchObject({ change: { contactId: contactId(ACCOUNT, personId) } })
  expect(ear.heard).toContainEqual({ type: 'contactChanged', contactId: contactId(ACCOUNT, personId) })
})

test('our own sends come back as events with the id they were sent under', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)
  const id = conversationId(ACCOUNT, crisp.shop.conversations.pending)

  const heard = ear.until(isOf('item'))
  await crisp.account.send({ conversationId: id, clientId: '176390000000042', text: 'On its way!', operator: null })

  expect(await heard).toMatchObject({ item: { id: messageId(id, '176390000000042') } })
})

test('a token for several workspaces gives each account only its own events', async () => {
  const crisp = await aCrispAccount()
  const other = crisp.simulator.world.addWebsite({ name: 'Chair Shop', domain: 'chairs.example.test' })
  const token = crisp.simulator.world.addToken({ tier: 'plugin', websiteIds: [crisp.shop.websiteId, other] })
  const ear = await live(crisp, crisp.open(token))

  const heard = ear.until(isOf('item'))
  crisp.simulator.actions.visitorArrives({ websiteId: other, text: 'Not for you' })
  crisp.simulator.actions.visitorWrites({ websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending, content: 'For you' })

  expect(await heard).toMatchObject({ item: { parts: [{ text: 'For you' }] } })
})

test('a connection that breaks is said to be down and comes back by itself', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)

  const down = ear.until(isConnection('down'))
  crisp.simulator.sockets.dropAll()
  expect(await down).toMatchObject({ failure: { kind: 'offline' } })
  const back = ear.until(isConnection('live'))
  await crisp.clock.advance(MINUTE_MS)
  await back

  const heard = ear.until(isOf('item'))
  crisp.simulator.actions.visitorWrites({ websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending, content: 'Still there?' })
  expect(await heard).toMatchObject({ type: 'item' })
})

test('a relay that drops us again and again is asked ever more rarely, and the API not at all', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)

  let waits = 0
  for (let drop = 0; drop < 6; drop += 1) {
    const down = ear.until(isConnection('down'))
    const back = ear.until(isConnection('live'))
    crisp.simulator.sockets.dropAll()
    await down
    // With chance fixed at a half the waits are 0.75, 1.25, 2.25, 4.25, 8.25 and 16.25 seconds.
    const shortOfIt = 500 * 2 ** drop - 500
    await crisp.clock.advance(shortOfIt)
    if (crisp.simulator.sockets.connected() === 0) waits += 1
    await crisp.clock.advance(1_000)
    await back
  }

  expect(waits).toBe(6)
  expect(crisp.simulator.log.count('GET */connect/endpoints')).toBe(1)
})

test('a refused key is reported, and asked again only after minutes', async () => {
  const crisp = await aCrispAccount()
  crisp.simulator.behaviour.refuseSockets = true

  const ear = listen(crisp.account)
  const down = await ear.until(isConnection('down'))
  const askedBefore = crisp.simulator.log.count('GET */connect/endpoints')
  await crisp.clock.advance(4 * MINUTE_MS)
  const askedAfter = crisp.simulator.log.count('GET */connect/endpoints')
  crisp.simulator.behaviour.refuseSockets = false
  const back = ear.until(isConnection('live'))
  await crisp.clock.advance(1 * MINUTE_MS)

  expect(down).toMatchObject({ failure: { kind: 'unauthorised', accountId: ACCOUNT } })
  expect([askedBefore, askedAfter]).toEqual([1, 1])
  expect(await back).toMatchObject({ state: 'live' })
})

test('a relay of somebody else is shown no key, and the failure names it', async () => {
  const crisp = await aCrispAccount()
  crisp.simulator.behaviour.relayUrl = 'wss://relay.elsewhere.example/w/app/'

  const ear = listen(crisp.account)
  const down = await ear.until(isConnection('down'))

  const path = `data.socket.app: relay.elsewhere.example is no host of ${new URL(crisp.simulator.url).host}`
  expect(down).toMatchObject({ failure: { kind: 'unreadable', path } })
})

test('an event of nine megabytes is not taken in: the connection breaks, and comes back', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)
  const where = { websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending }

  const down = ear.until(isConnection('down'))
  crisp.simulator.actions.visitorWrites({ ...where, content: 'a'.repeat(9 * 1024 * 1024) })
  expect(await down).toMatchObject({ failure: { kind: 'offline' } })
  const back = ear.until(isConnection('live'))
  await crisp.clock.advance(MINUTE_MS)
  await back

  expect(ear.heard.filter(isOf('item'))).toEqual([])
})

test('where discovery is refused for a while, the connection waits as long as the service asks', async () => {
  const crisp = await aCrispAccount()
  crisp.simulator.faults.add('GET */connect/endpoints', { kind: 'status', status: 429, retryAfterSeconds: 600 }, 1)

  const ear = listen(crisp.account)
  await ear.until(isConnection('down'))
  await crisp.clock.advance(9 * MINUTE_MS)
  const askedEarly = crisp.simulator.log.count('GET */connect/endpoints')
  const back = ear.until(isConnection('live'))
  await crisp.clock.advance(1 * MINUTE_MS)
  await back

  expect(askedEarly).toBe(1)
})

test('after closing nothing is heard any more, and nobody connects again', async () => {
  const crisp = await aCrispAccount()
  const ear = await live(crisp)

  ear.close()
  await crisp.simulator.sockets.untilConnected(0)
  const heardBefore = ear.heard.length
  crisp.simulator.actions.visitorWrites({ websiteId: crisp.shop.websiteId, sessionId: crisp.shop.conversations.pending, content: 'Anybody?' })
  await crisp.clock.advance(10 * MINUTE_MS)

  expect(ear.heard).toHaveLength(heardBefore)
  expect(crisp.simulator.log.count('GET */connect/endpoints')).toBe(1)
})

test('a relay that asks whether we are there is heard, though nobody says anything', async () => {
  const ear = await live(await aCrispAccount('website', { pingEveryMs: 20 }))

  await ear.until(isOf('heartbeat'))

  expect(ear.heard.map(({ type }) => type)).toContain('heartbeat')
})
