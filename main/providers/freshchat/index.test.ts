import { expect, test } from 'vitest'
import { can } from '#app/domain/capability.ts'
import { campaignId } from '#app/domain/ids.ts'
import { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { anOpenAccount, WORK } from '#main/providers/freshchat/testing/an-open-account.ts'
import { freshchat } from './index.ts'

test('the manifest asks for an address and a secret token, and for who one is', () => {
  const { fields, asksForMe } = ProviderManifest.parse(freshchat.manifest)

  expect(fields.map(field => [field.name, field.isSecret])).toEqual([['chatUrl', false], ['token', true]])
  expect(asksForMe).toBe(true)
})

test('what the service has no route for is not offered, and asking for it asks nobody', async () => {
  const { account, simulator, conversationId } = await anOpenAccount()
  const id = campaignId(WORK, 'x')

  const answers = [
    await account.markRead({ id: conversationId, read: true }),
    await account.setTyping({ conversationId, isTyping: true }),
    await account.setSegments({ id: conversationId, segments: ['vip'] }),
    await account.listCampaigns({ cursor: null }),
    await account.getCampaign({ id }),
    await account.setCampaignRunning({ id, isRunning: true }),
  ]

  expect(answers.every(answer => !answer.ok && answer.failure.kind === 'notFound')).toBe(true)
  expect(simulator.log.requests).toEqual([])
  expect((['realtime', 'teamUnread', 'typing', 'campaigns', 'unassign', 'serverSearch', 'segments'] as const).some(name => can(account.capabilities(), name))).toBe(false)
  expect(account.watch).toBeNull()
})

test('a lost reply never goes again by itself', async () => {
  const { account } = await anOpenAccount()

  expect(account.resend).toBe('never')
})

test('a call that the quota refused says when to ask again', async () => {
  const { account, simulator, clock } = await anOpenAccount()
  simulator.quota.change({ callsPerMinute: 0 })

  expect(await account.listGroups({ cursor: null })).toEqual({ ok: false, failure: { kind: 'rateLimited', until: clock.now() + 60_000 } })
})

test.each(['with-hyphen', 'without-hyphen', 'none'] as const)('the wait is understood when the headers are "%s"', async headers => {
  const { account, simulator, clock } = await anOpenAccount()
  simulator.quota.change({ callsPerMinute: 0, sendsRetryAfter: false, headers })

  expect(await account.listGroups({ cursor: null })).toEqual({ ok: false, failure: { kind: 'rateLimited', until: clock.now() + 60_000 } })
})

test('an account without a usable credential is a mistake of ours', async () => {
  const { opening } = await anOpenAccount()

  expect(() => freshchat.open({ ...opening, credential: {} })).toThrow('chatUrl')
})
