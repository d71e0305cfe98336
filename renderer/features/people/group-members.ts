import type { OperatorRow } from '#app/contract/people.ts'
import type { Group } from '#app/domain/group.ts'

/** Who is in a group: as the group says, else as each operator does. */
export function groupMembers({ id, memberIds }: Group, team: readonly OperatorRow[]): readonly OperatorRow[] {
  return team.filter(({ operator }) => memberIds?.includes(operator.id) ?? operator.groupIds.includes(id))
}
