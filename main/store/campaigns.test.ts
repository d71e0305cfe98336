import { expect, test } from 'vitest'
import type { Campaign } from '#app/domain/campaign.ts'
import { aCampaign, ACCOUNT, at, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

async function aStoreOf(...campaigns: readonly Campaign[]) {
  const store = await aStore()
  valueOf(await store.campaigns.upsert(campaigns))
  const names = async (said: Partial<Parameters<typeof store.campaigns.list>[0]> = {}) =>
    (await store.campaigns.list({ scope: null, search: '', states: null, ...said })).map(({ name }) => name)
  return { store, names }
}

const named = (name: string, said: Partial<Campaign> = {}) => aCampaign({ remote: name, name, ...said })

test('a campaign comes back as it was told', async () => {
  const campaign = aCampaign({ subject: 'Frühling', progressPercent: 12.5, targets: 10, reached: 0, tag: 't', message: 'Hello', dispatchedAt: at(3) })
  const { store } = await aStoreOf(campaign)

  expect(await store.campaigns.get(campaign.id)).toEqual(campaign)
  expect(await store.campaigns.get(aCampaign({ remote: 'other' }).id)).toBeNull()
})

test('a list that tells less does not wipe what the campaign itself told', async () => {
  const { store } = await aStoreOf(aCampaign({ message: 'Hello', opened: 7, state: 'sending' }))

  valueOf(await store.campaigns.upsert([aCampaign({ message: null, opened: null, reached: 3, state: 'paused' })]))

  expect(await store.campaigns.get(aCampaign().id)).toMatchObject({ message: 'Hello', opened: 7, reached: 3, state: 'paused' })
})

test('campaigns are listed newest first', async () => {
  const { names } = await aStoreOf(named('old', { updatedAt: at(1) }), named('sent', { dispatchedAt: at(9) }), named('new', { updatedAt: at(5) }))

  expect(await names()).toEqual(['sent', 'new', 'old'])
})

test('a list narrows by state, by account and by words', async () => {
  const { names } = await aStoreOf(
    named('Überraschung', { state: 'done', updatedAt: at(3) }),
    named('Spring', { subject: 'Große Überraschung', updatedAt: at(2) }),
    named('there', { accountId: OTHER_ACCOUNT, updatedAt: at(1) }),
  )

  expect(await names({ states: ['done', 'paused'] })).toEqual(['Überraschung'])
  expect(await names({ states: [] })).toEqual([])
  expect(await names({ scope: [OTHER_ACCOUNT] })).toEqual(['there'])
  expect(await names({ scope: [ACCOUNT], search: ' uberrasch ' })).toEqual(['Überraschung', 'Spring'])
})
