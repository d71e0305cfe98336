import { expect, test } from 'vitest'
import { can } from '#app/domain/capability.ts'
import { anOpenAccount, credentialOf } from '#main/providers/freshchat/testing/an-open-account.ts'
import { checkFreshchat } from './check.ts'
import type { FaultEffect } from './simulator/faults.ts'

async function aCheck() {
  const opened = await anOpenAccount()
  const { opening, simulator } = opened
  const { http, clock } = opening
  return { ...opened, check: (credential: Readonly<Record<string, string>> = credentialOf(simulator)) => checkFreshchat(credential, { http, clock }) }
}

test('a good credential names the account, and the agents whom the person may be', async () => {
  const { check, simulator, ana, ben } = await aCheck()
  simulator.world.addAgent({ firstName: 'Gone', email: 'gone@acme.test', isDeactivated: true })

  const report = await check()

  const remoteId = String(simulator.world.account.accountId)
  expect(report).toMatchObject({
    outcome: 'good',
    remotes: [{ remoteId, name: 'acme.freshchat.com', domain: new URL(simulator.url).host }],
    candidates: [
      { remoteId, operatorRemoteId: ana.id, name: 'Ana Reyes', email: 'ana@acme.test' },
      { remoteId, operatorRemoteId: ben.id },
    ],
  })
  expect(report.outcome === 'good' && can(report.capabilities, 'notes')).toBe(true)
  expect(report.outcome === 'good' && can(report.capabilities, 'campaigns')).toBe(false)
})

test('the agents of all pages may be picked', async () => {
  const { check, simulator } = await aCheck()
  for (let number = 0; number < 70; number += 1) simulator.world.addAgent({ firstName: `Agent ${number}`, email: `a${number}@acme.test` })

  expect(await check()).toMatchObject({ outcome: 'good', candidates: { length: 72 } })
})

test.each([
  ['no address', { chatUrl: '', token: 'eyJ' }, 'chatUrl'],
  ['no token', { chatUrl: 'acme.freshchat.com', token: ' ' }, 'token'],
])('%s is noticed without a call', async (_what, credential, field) => {
  const { check, simulator } = await aCheck()

  expect(await check(credential)).toEqual({ outcome: 'bad', field, failure: { kind: 'unreadable', path: field, found: 'malformed' } })
  expect(simulator.log.requests).toEqual([])
})

test('a wrong token is the fault of the token', async () => {
  const { check, simulator } = await aCheck()

  expect(await check({ chatUrl: simulator.url, token: 'eyJ.wrong' })).toEqual({ outcome: 'bad', field: 'token', failure: { kind: 'unauthorised', accountId: null } })
})

test.each([
  ['a portal that answers with a page', { kind: 'html' }, { kind: 'unreadable', path: '', found: 'html' }, 'chatUrl'],
  ['a host that knows no such address', { kind: 'refused', status: 404 }, { kind: 'notFound' }, 'chatUrl'],
  ['a host that moved', { kind: 'refused', status: 301 }, { kind: 'providerDown', status: 301 }, 'chatUrl'],
  ['a service that is down', { kind: 'refused', status: 503 }, { kind: 'providerDown', status: 503 }, null],
  ['a line that is cut', { kind: 'dropped' }, { kind: 'offline' }, 'chatUrl'],
] satisfies readonly [string, FaultEffect, object, string | null][])('%s', async (...row) => {
  const [, effect, failure, field] = row
  const { check, simulator } = await aCheck()
  simulator.faults.add({ path: '/v2/**', effect })

  expect(await check()).toEqual({ outcome: 'bad', field, failure })
})

test('a token that may see neither configuration nor agents is of no use', async () => {
  const { check, simulator } = await aCheck()
  simulator.access.forbid('/v2/**')

  expect(await check()).toMatchObject({ outcome: 'bad', field: 'token', failure: { kind: 'forbidden' } })
})

test('a token that may not see the configuration is good all the same, and the host stands for the account', async () => {
  const { check, simulator } = await aCheck()
  simulator.access.forbid('/v2/accounts/configuration')

  const { host } = new URL(simulator.url)
  expect(await check()).toMatchObject({ outcome: 'good', remotes: [{ remoteId: host, name: host, domain: host }] })
})

test('what the token lacks is told with the sentence of the service', async () => {
  const { check, simulator } = await aCheck()
  simulator.access.forbid('/v2/users')
  simulator.access.forbid('/v2/channels')

  const report = await check()

  expect(report).toMatchObject({ outcome: 'good' })
  expect(report.outcome === 'good' && report.capabilities.filter(capability => capability.state === 'needsToken')).toEqual([
    { name: 'contacts', state: 'needsToken', need: 'The token has no access to this resource' },
    { name: 'inboxes', state: 'needsToken', need: 'The token has no access to this resource' },
  ])
})

test('a configuration inside a wrapper is read too', async () => {
  const { check, simulator } = await aCheck()
  simulator.faults.add({ path: '/v2/accounts/configuration', effect: { kind: 'altered', alter: body => ({ configuration: body }) } })

  expect(await check()).toMatchObject({ outcome: 'good', remotes: [{ remoteId: String(simulator.world.account.accountId) }] })
})

test('a report never contains the token', async () => {
  const { check, simulator } = await aCheck()
  const good = await check()
  simulator.faults.add({ path: '/v2/**', effect: { kind: 'refused', status: 500 } })
  const bad = await check()

  expect(JSON.stringify([good, bad])).not.toContain(simulator.access.token)
})
