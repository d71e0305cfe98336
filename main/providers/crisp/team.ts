import { remoteOf } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { readListPage, wholePage } from './list.ts'
import { toGroup, toInbox, toOperator } from './normalise/team.ts'
import type { Room } from './room.ts'
import { readRecord, readRecords } from './wire/records.ts'
import { CrispInbox, CrispLoneOperator, CrispOperatorEntry, CrispTeam } from './wire/team.ts'

type Team = Pick<ProviderAccount, 'listOperators' | 'getOperator' | 'listGroups' | 'listInboxes'>

/** Who answers, in which groups, and where work waits. */
export function createTeam(room: Room): Team {
  const { client, accountId } = room
  return {
    listOperators: async ({ signal }) => {
      const data = room.learn('operators', await client.atSite('GET', ['operators', 'list'], { signal }))
      const records = data.ok ? readRecords(CrispOperatorEntry, data.value) : data
      if (!records.ok) return records
      const operators = records.value.items.filter(operator => operator !== null)
      return ok(wholePage(operators.map(operator => toOperator(accountId, operator)), records.value.unreadable))
    },
    getOperator: async ({ id, signal }) => {
      const data = await client.atSite('GET', ['operator', remoteOf(id)], { signal })
      const operator = data.ok ? readRecord(CrispLoneOperator, data.value) : data
      return operator.ok ? ok(toOperator(accountId, operator.value)) : operator
    },
    listGroups: async asking => {
      const toItem = (team: CrispTeam) => toGroup(accountId, team)
      return room.learn('groups', await readListPage(room, asking, { path: ['teams', 'list'], record: CrispTeam, toItem, pageSize: null }))
    },
    listInboxes: async asking => {
      const toItem = (inbox: CrispInbox) => toInbox(accountId, inbox)
      return room.learn('inboxes', await readListPage(room, asking, { path: ['inboxes', 'list'], record: CrispInbox, toItem, pageSize: null }))
    },
  }
}
