import { expect, test } from 'vitest'
import { fail } from '#app/result.ts'
import { aCampaign, ACCOUNT, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aSettledSync } from './testing/a-sync.ts'

const campaigns = ['k1', 'k2', 'k3', 'k4'].map(remote => aCampaign({ remote, name: remote, state: 'paused' }))
const all = { scope: null, search: '', states: null }

async function withCampaigns() {
  return aSettledSync({}, ({ service }) => void service.shelf.campaigns.push(...campaigns))
}

test('campaigns are asked for, all pages of them', async () => {
  const world = await withCampaigns()

  expect(await world.sync.refreshCampaigns(null)).toEqual([{ accountId: ACCOUNT, failure: null, hasMore: false }])

  expect(await world.store.campaigns.list(all)).toHaveLength(4)
  expect(world.service.askedFor('listCampaigns')).toHaveLength(2)
  expect(world.changes).toContainEqual({ kind: 'campaigns', ids: campaigns.slice(0, 3).map(({ id }) => id) })
  await world.sync.close()
})

test('an account without campaigns is not asked, and one that fails takes nothing from the others', async () => {
  const world = await withCampaigns()
  const polled = await world.addService(OTHER_ACCOUNT, { isLive: false })
  world.sync.addAccount(OTHER_ACCOUNT)
  await world.clock.advance(1_000)
  world.service.failNext({ kind: 'forbidden', accountId: ACCOUNT, need: 'user token' }, { method: 'listCampaigns' })

  expect(await world.sync.refreshCampaigns(null)).toEqual([
    { accountId: ACCOUNT, failure: { kind: 'forbidden', accountId: ACCOUNT, need: 'user token' }, hasMore: false },
    { accountId: OTHER_ACCOUNT, failure: null, hasMore: false },
  ])

  expect(polled.askedFor('listCampaigns')).toEqual([])
  await world.sync.close()
})

test('one campaign is asked for with all its figures', async () => {
  const world = await withCampaigns()
  const detailed = { ...aCampaign({ remote: 'k1' }), reached: 120, message: 'Spring is here' }
  world.service.shelf.campaigns = [detailed]

  expect(await world.sync.loadCampaign(detailed.id)).toEqual({ ok: true, value: detailed })

  expect(await world.store.campaigns.get(detailed.id)).toMatchObject({ reached: 120, message: 'Spring is here' })
  await world.sync.close()
})

test('a campaign that is set running is answered and kept as the service has it then', async () => {
  const world = await withCampaigns()
  const { id } = aCampaign({ remote: 'k1' })

  const set = await world.sync.setCampaignRunning(id, true)

  expect(set.ok && set.value.state).toBe('sending')
  expect((await world.store.campaigns.get(id))?.state).toBe('sending')
  expect(world.service.askedFor('setCampaignRunning')).toHaveLength(1)
  await world.sync.close()
})

test('a campaign that may not be set running is not shown as if it were', async () => {
  const world = await withCampaigns()
  const { id } = aCampaign({ remote: 'k1' })
  await world.sync.refreshCampaigns(null)
  world.service.failNext({ kind: 'forbidden', accountId: ACCOUNT, need: 'user token' }, { method: 'setCampaignRunning' })

  expect(await world.sync.setCampaignRunning(id, true)).toEqual(fail({ kind: 'forbidden', accountId: ACCOUNT, need: 'user token' }))

  expect((await world.store.campaigns.get(id))?.state).toBe('paused')
  await world.sync.close()
})
