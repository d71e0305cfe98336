import { Crisp } from 'crisp-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMovableClock, type MovableClock } from './clock.ts'
import { startCrispSimulator, type CrispSimulator } from './crisp-simulator.ts'
import { addSampleShop, type SampleShop } from './sample-shop.ts'
import type { Token } from './token.ts'

// Crisp's own Node client as a second opinion on paths, verbs, bodies and the envelope.

let simulator: CrispSimulator
let shop: SampleShop
let clock: MovableClock
/** Ids that every call below is made with. */
let w: string
let s: string

beforeEach(async () => {
  clock = createMovableClock()
  simulator = await startCrispSimulator({ clock })
  shop = addSampleShop(simulator)
  w = shop.websiteId
  s = shop.conversations.unresolved
})
afterEach(() => simulator.close())

function clientOf(token: Token): Crisp {
  const client = new Crisp()
  client.setRestHost(simulator.url)
  client.authenticateTier(token.tier, token.identifier, token.key)
  return client
}

test('the plugin service: account, session, workspaces, discovery', async () => {
  const { plugin } = clientOf(shop.tokens.plugin)

  expect(await plugin.getConnectAccount()).toEqual({ plugin_id: shop.tokens.plugin.pluginId })
  await plugin.checkConnectSessionValidity()
  expect(await plugin.listAllConnectWebsites(1, false, true)).toMatchObject([{ website_id: w, plan: { name: 'Essentials' } }])
  expect(await plugin.listAllConnectWebsites(2, false, true)).toEqual([])
  expect(await plugin.listConnectWebsitesSince('2026-01-01T00:00:00Z', false, false)).toMatchObject([{ website_id: w, difference: 'created' }])
  expect(await plugin.getConnectEndpoints()).toMatchObject({ socket: { app: `${simulator.url}/w/b7/` } })
})

test('the workspace: website, settings, operators, availability, inboxes, visitors, plan', async () => {
  simulator.world.addVisitor(w, { nickname: 'visitor12', page: { title: 'Pricing', url: 'https://lamps.example.test/pricing' } })
  const { website, plan } = clientOf(shop.tokens.plugin)

  await website.checkWebsiteExists('lamps.example.test')
  expect(await website.getWebsite(w)).toEqual({ website_id: w, name: 'Lamp Shop', domain: 'lamps.example.test', logo: '', verified: true, institutional: false })
  expect(await website.getConnectEndpoints(w)).toMatchObject({ socket: { app: `${simulator.url}/w/b7/` } })
  await website.updateWebsiteSettings(w, { contact: { email: 'hello@lamps.example.test' } })
  expect(await website.getWebsiteSettings(w)).toMatchObject({ name: 'Lamp Shop', contact: { email: 'hello@lamps.example.test', phone: '' } })
  expect(await website.listWebsiteOperators(w)).toMatchObject([
    { type: 'operator', details: { user_id: shop.operators.nora, first_name: 'Nora', role: 'owner', availability: 'online' } },
    { type: 'operator', details: { user_id: shop.operators.otto, title: null, availability: 'away' } },
  ])
  expect(await website.getWebsiteOperator(w, shop.operators.nora)).toMatchObject({ email: 'nora@lamps.example.test' })
  expect(await website.listLastActiveWebsiteOperators(w)).toEqual([])
  await website.sendEmailToWebsiteOperators(w, { recipient: 'owners', subject: 'Hi', message: 'Body' })
  expect(await website.getWebsiteAvailabilityStatus(w)).toMatchObject({ status: 'online' })
  expect(await website.listWebsiteOperatorAvailabilities(w)).toMatchObject([{ user_id: shop.operators.nora, type: 'online' }, { type: 'away' }])
  expect(await website.listInboxes(w, 1)).toMatchObject([{ inbox_id: shop.inboxes.billing, name: 'Billing', order: 1 }])
  await website.checkInboxExists(w, shop.inboxes.billing)
  expect(await website.getInbox(w, shop.inboxes.billing)).toMatchObject({ operators: [shop.operators.nora] })
  expect(await website.listTeams(w, 1)).toEqual([])
  expect(await website.countVisitors(w)).toEqual({ count: 1, active: 1, limited: false })
  expect(await website.listVisitors(w, 1)).toMatchObject([{ nickname: 'visitor12', last_page: { page_title: 'Pricing' } }])
  expect(await plan.getPlanSubscriptionForWebsite(w)).toMatchObject({ name: 'Essentials', website: { website_id: w } })
})

test('conversations: list with filters and searches, suggestions, create', async () => {
  const { website } = clientOf(shop.tokens.plugin)
  const ids = async (filters: object) => (await website.listConversations(w, 1, filters)).map(conversation => conversation.session_id)
  const { pending, unresolved, resolved } = shop.conversations

  expect(await ids({})).toEqual([pending, unresolved, resolved])
  expect(await ids({ per_page: 50, filter_not_resolved: 1, filter_unread: 1, filter_mention: 0 })).toEqual([pending])
  expect(await ids({ filter_assigned: shop.operators.nora, filter_inbox_id: shop.inboxes.billing, order_date_updated: 1 })).toEqual([unresolved])
  expect(await ids({ search_query: 'refunds', search_type: 'text' })).toEqual([resolved])
  expect(await ids({ search_query: 'vip', search_type: 'segment' })).toEqual([unresolved])
  const filter = [{ model: 'conversation', criterion: 'meta.segments', operator: 'eq', query: ['vip'] }]
  expect(await ids({ search_type: 'filter', search_operator: 'or', search_query: filter })).toEqual([unresolved])
  expect(await website.listSuggestedConversationSegments(w, 1)).toMatchObject([{ segment: 'chat', count: 2 }, { count: 1 }, { count: 1 }])
  await website.deleteSuggestedConversationSegment(w, 'chat')
  expect(await website.listSuggestedConversationSegments(w, 1)).toHaveLength(2)
  expect(await website.listSuggestedConversationDataKeys(w, 1)).toEqual([{ key: 'plan', count: 1 }])
  await website.deleteSuggestedConversationDataKey(w, 'plan')
  const { session_id } = await website.createNewConversation(w)
  expect(session_id).toMatch(/^session_[0-9a-f-]{36}$/)
})

test('one conversation: everything around it', async () => {
  const client = clientOf(shop.tokens.plugin)
  const { website } = client

  await website.checkConversationExists(w, s)
  expect(await website.getConversation(w, s)).toMatchObject({ session_id: s, state: 'unresolved', unread: { operator: 0 }, meta: { nickname: 'Bo' } })
  await website.initiateConversationWithExistingSession(w, s)
  expect(await website.getConversationRoutingAssign(w, s)).toEqual({ assigned: { user_id: shop.operators.nora } })
  await client.patch(client.prepareRestUrl(['website', w, 'conversation', s, 'routing']), {}, { assigned: null })
  expect(await website.getConversationRoutingAssign(w, s)).toEqual({})
  await website.assignConversationRouting(w, s, { assigned: { user_id: shop.operators.otto }, silent: false })
  await website.updateConversationInbox(w, s)
  expect(await website.getConversation(w, s)).toMatchObject({ assigned: { user_id: shop.operators.otto } })
  expect(await website.getConversation(w, s)).not.toHaveProperty('inbox_id')
  await website.updateConversationMetas(w, s, { email: 'bo2@example.test', segments: ['gold'], data: { plan: 'free' } })
  expect(await website.getConversationMetas(w, s)).toMatchObject({ email: 'bo2@example.test', segments: ['gold'], data: { plan: 'free' } })
  await website.changeConversationState(w, s, 'resolved')
  expect(await website.getConversationState(w, s)).toEqual({ state: 'resolved' })
  await website.updateConversationOpenState(w, s, true)
  expect(await website.getConversationRelations(w, s)).toEqual({ conversations: { parent: null, children: [] } })
  await website.saveConversationParticipants(w, s, { participants: [{ type: 'email', target: 'cc@example.test' }] })
  expect(await website.getConversationParticipants(w, s)).toEqual({ participants: [{ type: 'email', target: 'cc@example.test' }] })
  await website.blockIncomingMessagesForConversation(w, s, true)
  expect(await website.getBlockStatusForConversation(w, s)).toEqual({ blocked: true })
  await website.updateVerifyStatusForConversation(w, s, true)
  expect(await website.getVerifyStatusForConversation(w, s)).toMatchObject({ verified: true })
  expect(await website.listConversationPages(w, s, 1)).toEqual([])
  expect(await website.listConversationEvents(w, s, 1)).toEqual([])
  expect(await website.listConversationFiles(w, s, 1)).toEqual([])
  await website.requestEmailTranscriptForConversation(w, s, 'operator', 'nora@lamps.example.test')
  await website.requestChatboxBindingPurgeForConversation(w, s)
  await website.requestUserFeedbackForConversation(w, s)
  await website.scheduleReminderForConversation(w, s, '2026-12-01T09:00:00Z', 'Call back')
  await website.reportConversation(w, s, 'spam')
  await expect(website.checkConversationExists(w, s)).rejects.toMatchObject({ code: 404 })
  await website.removeConversation(w, shop.conversations.resolved)
  expect(await website.listConversations(w, 1)).toHaveLength(1)
})

test('messages: every kind goes in, is read back, edited, acknowledged and removed', async () => {
  const { website } = clientOf(shop.tokens.plugin)
  const base = { from: 'operator', origin: 'chat' } as const
  const user = { type: 'participant', nickname: 'Nora', avatar: 'https://cdn.example.test/nora.png' } as const

  const sent = await website.sendMessageInConversation(w, s, {
    ...base,
    type: 'text',
    content: 'Hello',
    fingerprint: 176390000000042,
    user,
    references: [{ type: 'link', name: 'Doc', target: 'https://example.test/doc' }],
    translated: false,
    automated: false,
  })
  expect(sent).toEqual({ fingerprint: 176390000000042 })
  const kinds: Parameters<typeof website.sendMessageInConversation>[2][] = [
    { ...base, type: 'note', content: 'Internal' },
    { ...base, type: 'file', content: { name: 'a.pdf', url: 'https://storage.example.test/a.pdf', type: 'application/pdf' } },
    { ...base, type: 'animation', content: { url: 'https://example.test/a.gif', type: 'image/gif' } },
    { ...base, type: 'audio', content: { url: 'https://example.test/a.mp3', type: 'audio/mp3', duration: 12 } },
    { ...base, type: 'picker', content: { id: 'pick-1', text: 'Choose', choices: [{ value: 'a', label: 'A', selected: false }] } },
    { ...base, type: 'field', content: { id: 'fld-1', text: 'Your order?', explain: 'Order number' } },
    { ...base, type: 'carousel', content: { text: 'Plans', targets: [{ title: 'Pro', description: 'For teams', actions: [] }] } },
    { ...base, type: 'event', content: { namespace: 'state:resolved', text: 'closed' } },
  ]
  for (const message of kinds) await website.sendMessageInConversation(w, s, message)

  const messages = await website.getMessagesInConversation(w, s)
  expect(messages.slice(-9).map(({ type }) => type)).toEqual(['text', ...kinds.map(({ type }) => type)])
  expect(await website.getMessagesInConversation(w, s, clock.now())).toHaveLength(2)
  expect(await website.listConversationFiles(w, s, 1)).toMatchObject([{ name: 'a.pdf', type: 'application/pdf' }])
  await website.updateMessageInConversation(w, s, 176390000000042, 'Edited')
  expect(await website.getMessageInConversation(w, s, 176390000000042)).toMatchObject({ content: 'Edited', edited: true, user })
  await website.composeMessageInConversation(w, s, { type: 'start', from: 'operator', excerpt: 'He', stealth: false })
  await website.markMessagesReadInConversation(w, s, { from: 'user', origin: 'chat', fingerprints: [176390000000042] })
  await website.markMessagesReadInConversation(w, s, { from: 'user', origin: 'chat' })
  await website.markMessagesDeliveredInConversation(w, s, { from: 'operator', origin: 'chat', fingerprints: [176390000000042] })
  expect(await website.getMessageInConversation(w, s, 176390000000042)).toMatchObject({ delivered: 'chat', read: '' })
  await website.markConversationAsUnread(w, s, { from: 'user' })
  expect(await website.getConversation(w, s)).toMatchObject({ unread: { operator: 1 } })
  await website.removeMessageInConversation(w, s, 176390000000042)
  await expect(website.getMessageInConversation(w, s, 176390000000042)).rejects.toMatchObject({ code: 404, message: 'not_found' })
})

test('people: profiles, conversations, events, data, subscription', async () => {
  const client = clientOf(shop.tokens.plugin)
  const { website } = client

  const { people_id: p } = await website.addNewPeopleProfile(w, { email: 'ada@example.test', person: { nickname: 'Ada' }, segments: ['vip'] })
  if (p === undefined) throw new Error('no id came back')
  expect(await website.getPeopleStatistics(w)).toEqual({ total: 1 })
  await website.checkPeopleProfileExists(w, p)
  await website.updatePeopleProfile(w, p, { person: { phone: '+33100000000' } })
  expect(await website.getPeopleProfile(w, 'ada@example.test')).toMatchObject({ people_id: p, person: { nickname: 'Ada', phone: '+33100000000' } })
  expect(await website.listPeopleProfiles(w, 1, 'person.nickname', 'ascending', 'and', '[]', 'ada')).toMatchObject([{ people_id: p }])
  await website.savePeopleProfile(w, p, { email: 'ada@example.test', person: { nickname: 'Ada L.' } })
  expect(await website.getPeopleProfile(w, p)).toMatchObject({ person: { nickname: 'Ada L.' }, segments: [] })
  expect(await website.listPeopleConversations(w, p, 1)).toEqual([])
  await website.addPeopleEvent(w, p, { text: 'Paid', data: { amount: 12 }, color: 'green' })
  expect(await website.listPeopleEvents(w, p, 1)).toMatchObject([{ text: 'Paid', data: { amount: 12 }, color: 'green' }])
  // Its typings know no way to wrap the data that its own methods pass through unwrapped.
  const dataUrl = client.prepareRestUrl(['website', w, 'people', 'data', p])
  await client.put(dataUrl, {}, { data: { plan: 'pro' } })
  await client.patch(dataUrl, {}, { data: { seats: 4 } })
  expect(await website.getPeopleData(w, p)).toEqual({ data: { plan: 'pro', seats: 4 } })
  await website.updatePeopleSubscriptionStatus(w, p, { email: false })
  expect(await website.getPeopleSubscriptionStatus(w, p)).toEqual({ email: false })
  expect(await website.listSuggestedPeopleSegments(w, 1)).toEqual([])
  expect(await website.listSuggestedPeopleDataKeys(w, 1)).toHaveLength(2)
  expect(await website.listSuggestedPeopleEvents(w, 1)).toEqual([{ text: 'Paid', count: 1 }])
  await website.deleteSuggestedPeopleEvent(w, 'Paid')
  await website.deleteSuggestedPeopleDataKey(w, 'plan')
  await website.deleteSuggestedPeopleSegment(w, 'vip')
  await website.removePeopleProfile(w, p)
  await expect(website.checkPeopleProfileExists(w, p)).rejects.toMatchObject({ code: 404 })
})

test('campaigns answer a user token, and templates every token', async () => {
  const { website } = clientOf(shop.tokens.user)
  const person = simulator.world.addPerson(w, { email: 'ada@example.test', segments: ['vip'] })

  const { campaign_id: c } = await website.createNewCampaign(w, 'one-shot', 'Autumn')
  if (c === undefined) throw new Error('no id came back')
  await website.checkCampaignExists(w, c)
  const times = { created_at: clock.now(), updated_at: clock.now() }
  await website.saveCampaign(w, c, { ...times, name: 'Autumn', subject: 'Hi', tag: 'promo', message: 'Sale!', recipients: { segments: ['vip'] } })
  await website.updateCampaign(w, c, { ...times, subject: 'Hello' })
  expect(await website.getCampaign(w, c)).toMatchObject({ subject: 'Hello', ready: true, targets: 1, recipients: { segments: ['vip'] } })
  expect(await website.listCampaignTags(w)).toEqual(['promo'])
  expect(await website.listCampaignRecipients(w, c, 1)).toMatchObject([{ people_id: person, subscribed: true }])
  expect(await website.listPeopleCampaigns(w, person, 1)).toMatchObject([{ campaign_id: c }])
  await website.testCampaign(w, c)
  await website.dispatchCampaign(w, c)
  await clock.advance(2_000)
  await website.pauseCampaign(w, c)
  expect(await website.listCampaigns(w, 1)).toMatchObject([{ campaign_id: c, dispatched: true, running: false, progress: 40 }])
  await website.resumeCampaign(w, c)
  await clock.advance(10_000)
  expect(await website.getCampaign(w, c)).toMatchObject({ progress: 100, reached: 1 })
  expect(await website.listCampaignStatistics(w, c, 'opened', 1)).toEqual([])
  await website.removeCampaign(w, c)
  await expect(website.checkCampaignExists(w, c)).rejects.toMatchObject({ code: 404 })

  const plugin = clientOf(shop.tokens.plugin).website
  const { template_id: t } = await plugin.createNewCampaignTemplate(w, 'markdown', 'Welcome')
  if (t === undefined) throw new Error('no id came back')
  await plugin.checkCampaignTemplateExists(w, t)
  await plugin.saveCampaignTemplate(w, t, { name: 'Welcome', content: 'Hi' })
  await plugin.updateCampaignTemplate(w, t, { name: 'Welcome 2' })
  expect(await plugin.listCampaignTemplates(w, 1)).toMatchObject([{ template_id: t, name: 'Welcome 2' }])
  expect(await plugin.getCampaignTemplate(w, t)).toMatchObject({ content: 'Hi' })
  await plugin.removeCampaignTemplate(w, t)
  expect(await plugin.listCampaignTemplates(w, 1)).toEqual([])
})

test('help centre: name, languages, and articles through the generic calls', async () => {
  const client = clientOf(shop.tokens.plugin)

  await client.website.checkHelpdeskExists(w)
  expect(await client.website.resolveHelpdesk(w)).toMatchObject({ name: 'Lamp Shop' })
  await client.website.addHelpdeskLocale(w, 'fr')
  expect(await client.website.listHelpdeskLocales(w, 1)).toMatchObject([{ locale: 'en' }, { locale: 'fr' }])
  await client.website.checkHelpdeskLocaleExists(w, 'fr')
  expect(await client.website.resolveHelpdeskLocale(w, 'fr')).toMatchObject({ locale: 'fr' })
  await client.website.deleteHelpdeskLocale(w, 'fr')
  const base = ['website', w, 'helpdesk', 'locale', 'en']
  const { article_id } = await client.post(client.prepareRestUrl([...base, 'article']), {}, { title: 'How do refunds work?' })
  await client.post(client.prepareRestUrl([...base, 'article', article_id, 'publish']), {}, {})
  expect(await client.get(client.prepareRestUrl([...base, 'articles', '1']))).toMatchObject([{ article_id, status: 'published' }])
})

test('what goes wrong reaches the official client with the status and the reason that it shows', async () => {
  const { website } = clientOf(shop.tokens.plugin)
  const website2 = simulator.world.addWebsite({ name: 'Other', domain: 'other.example.test' })

  await expect(clientOf({ ...shop.tokens.plugin, key: 'wrong' }).website.getWebsite(w)).rejects.toMatchObject({ code: 401, message: 'invalid_session' })
  await expect(website.getWebsite(website2)).rejects.toMatchObject({ code: 404, message: 'not_subscribed' })
  await expect(website.listCampaigns(w, 1)).rejects.toMatchObject({ code: 403, message: 'not_allowed' })
  await expect(website.listSpamConversations(w, 1)).rejects.toMatchObject({ code: 403 })
  await expect(website.getConversation(w, 'session_of_nobody')).rejects.toMatchObject({ code: 404, message: 'not_found' })
  simulator.faults.add('GET *', { kind: 'status', status: 502, body: 'html' }, 1)
  await expect(website.getWebsite(w)).rejects.toMatchObject({ code: 502, message: 'http_error' })
})

test('what only a user token may: invite, change and unlink operators, save inboxes, decide on spam', async () => {
  const { website } = clientOf(shop.tokens.user)
  const { nora, otto } = shop.operators
  const team = simulator.world.addTeam(w, { name: 'Second line', operators: [otto] })

  await website.inviteWebsiteOperator(w, 'new@example.test', 'member', true)
  await website.changeOperatorMembership(w, otto, 'owner', 'Chief')
  expect(await website.listWebsiteOperators(w)).toMatchObject([{ type: 'operator' }, { details: { role: 'owner', title: 'Chief' } }, { type: 'invite', details: { email: 'new@example.test' } }])
  await website.unlinkOperatorFromWebsite(w, otto)
  await expect(website.getWebsiteOperator(w, otto)).rejects.toMatchObject({ code: 404 })
  await website.flushLastActiveWebsiteOperators(w)
  await website.saveInbox(w, shop.inboxes.billing, { name: 'Bills', emoji: '💶', order: 2, operators: [nora], conditions: [] })
  expect(await website.getInbox(w, shop.inboxes.billing)).toMatchObject({ name: 'Bills', order: 2 })
  await website.checkTeamExists(w, team)
  expect(await website.getTeam(w, team)).toMatchObject({ name: 'Second line' })

  await website.reportConversation(w, s, 'spam')
  const [spam] = await website.listSpamConversations(w, 1)
  expect(await website.resolveSpamConversationContent(w, spam?.spam_id ?? '')).toMatchObject({ reason: 'reported' })
  await website.submitSpamConversationDecision(w, spam?.spam_id ?? '', 'reject')
  expect(await website.listSpamConversations(w, 1)).toEqual([])
})

test.each(['plugin', 'website', 'user'] as const)('realtime: with a %s token the client finds the address, authenticates and hears the visitor', async tier => {
  const client = clientOf(shop.tokens[tier])

  const heard = new Promise(resolve => client.on('message:send', resolve))
  await simulator.sockets.untilConnected(1)
  simulator.actions.visitorWrites({ websiteId: w, sessionId: s, content: 'Any news?' })

  expect(await heard).toMatchObject({ website_id: w, session_id: s, content: 'Any news?', from: 'user' })
})
