import type { Group } from '#app/domain/group.ts'
import { groupId, inboxId, operatorId, type AccountId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Operator, Presence } from '#app/domain/operator.ts'
import type { CrispInbox, CrispOperator, CrispTeam } from '#main/providers/crisp/wire/team.ts'

export function toOperator(account: AccountId, operator: CrispOperator): Operator {
  const name = [operator.first_name, operator.last_name].filter(part => part !== null).join(' ')
  return {
    id: operatorId(account, operator.user_id),
    accountId: account,
    name: name === '' ? (operator.email ?? '') : name,
    email: operator.email,
    presence: toPresence(operator.availability),
    role: operator.role,
    title: operator.title,
    // Teams name their operators, operators do not name their teams.
    groupIds: [],
    isActive: true,
  }
}

export function toPresence(availability: string | null): Presence {
  return availability === 'online' || availability === 'away' || availability === 'offline' ? availability : 'unknown'
}

export function toInbox(account: AccountId, inbox: CrispInbox): Inbox {
  const name = [inbox.emoji, inbox.name].filter(part => part !== null).join(' ')
  return { id: inboxId(account, inbox.inbox_id), accountId: account, name, isEnabled: true }
}

export function toGroup(account: AccountId, team: CrispTeam): Group {
  const memberIds = team.operators.map(id => operatorId(account, id))
  return { id: groupId(account, team.team_id), accountId: account, name: team.name ?? '', description: null, memberIds }
}
