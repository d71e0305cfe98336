import { remoteOf } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { learn, type Desk } from './desk.ts'
import { listPage } from './list-page.ts'
import { nameOf } from './normalise/contact.ts'
import { toGroup, toInbox, toOperator } from './normalise/team.ts'
import { FreshchatAgent } from './wire/agent.ts'
import { readRecord } from './wire/records.ts'
import { FreshchatChannel, FreshchatGroup } from './wire/team.ts'

type Team = Pick<ProviderAccount, 'listOperators' | 'getOperator' | 'listGroups' | 'listInboxes'>

export function teamCalls(desk: Desk): Team {
  const { client, accountId, agentNames } = desk
  const keep = (agent: FreshchatAgent) => {
    agentNames.set(agent.id, nameOf(agent))
    return toOperator(agent, accountId)
  }

  return {
    // GET, whatever circulates elsewhere: a POST to this address creates an agent.
    listOperators: async ({ cursor, signal }) =>
      learn(desk, 'operators', await listPage(client, { path: '/agents', noun: 'agents', schema: FreshchatAgent, toOurs: keep, cursor, signal })),
    getOperator: async ({ id, signal }) => {
      const reply = await client.get(`/agents/${encodeURIComponent(remoteOf(id))}`, { signal })
      const agent = reply.ok ? readRecord(FreshchatAgent, reply.value, 'agent') : reply
      return agent.ok ? ok(keep(agent.value)) : agent
    },
    listGroups: async ({ cursor, signal }) =>
      learn(desk, 'groups', await listPage(client, {
        path: '/groups', noun: 'groups', schema: FreshchatGroup, toOurs: group => toGroup(group, accountId), cursor, signal,
      })),
    listInboxes: async ({ cursor, signal }) =>
      learn(desk, 'inboxes', await listPage(client, {
        path: '/channels', noun: 'channels', schema: FreshchatChannel, toOurs: channel => toInbox(channel, accountId), cursor, signal,
      })),
  }
}
