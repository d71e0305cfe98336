import type { Group } from '#app/domain/group.ts'
import { groupId, inboxId, operatorId, type AccountId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Operator, Presence } from '#app/domain/operator.ts'
import type { FreshchatAgent } from '#main/providers/freshchat/wire/agent.ts'
import type { FreshchatChannel, FreshchatGroup } from '#main/providers/freshchat/wire/team.ts'
import { nameOf } from './contact.ts'

export function toOperator(agent: FreshchatAgent, accountId: AccountId): Operator {
  return {
    id: operatorId(accountId, agent.id),
    accountId,
    name: nameOf(agent),
    email: agent.email,
    presence: toPresence(agent),
    role: agent.role_name ?? agent.role_id,
    title: agent.agent_status?.name ?? null,
    groupIds: (agent.groups ?? []).map(id => groupId(accountId, id)),
    isActive: agent.is_deactivated !== true && agent.is_deleted !== true,
  }
}

function toPresence(agent: FreshchatAgent): Presence {
  if (agent.login_status === false) return 'offline'
  const word = agent.availability_status?.toUpperCase() ?? ''
  return word === 'AVAILABLE' ? 'online' : word === '' ? 'unknown' : 'away'
}

export function toGroup(group: FreshchatGroup, accountId: AccountId): Group {
  return {
    id: groupId(accountId, group.id),
    accountId,
    name: group.name ?? '',
    description: group.description,
    memberIds: group.agents === null ? null : group.agents.map(id => operatorId(accountId, id)),
  }
}

export function toInbox(channel: FreshchatChannel, accountId: AccountId): Inbox {
  return { id: inboxId(accountId, channel.id), accountId, name: channel.name ?? '', isEnabled: channel.enabled !== false }
}
