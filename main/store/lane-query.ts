import type { ConversationView } from '#app/contract/conversations.ts'
import type { OperatorId } from '#app/domain/ids.ts'
import type { Lane } from '#app/domain/lane.ts'
import { scopeParam } from './scope-sql.ts'
import type { SqlParams } from './sql.ts'

/** Where and in which order a view's conversations stand, as SQL over `conversations`. */
export type LaneQuery = Readonly<{
  /** `conversations`, with the index that this lane stands in. */
  from: string
  where: string
  /** `ORDER BY …` */
  order: string
  /** Narrows to what stands before the row of @key, which itself must be in the view. */
  before: string
  params: SqlParams
}>

type Order = Readonly<{ order: string; before: string }>
type LaneRule = Order & Readonly<{ where: string; index: string }>

const NEWEST_FIRST: Order = {
  order: 'ORDER BY updated_at DESC, key DESC',
  before: '(updated_at, key) > (SELECT updated_at, key FROM conversations WHERE key = @key)',
}
const LONGEST_WAITING_FIRST: Order = {
  order: 'ORDER BY waiting_since, key',
  before: '(waiting_since, key) < (SELECT waiting_since, key FROM conversations WHERE key = @key)',
}

// The terms stand word by word in the indexes of the schema: a partial index serves only who repeats its condition.
const RULES: Record<Lane, LaneRule> = {
  waiting: { ...LONGEST_WAITING_FIRST, where: `status <> 'resolved' AND waiting_since IS NOT NULL`, index: 'conversations_waiting' },
  mine: {
    ...NEWEST_FIRST,
    where: `status <> 'resolved' AND assignee_id IS NOT NULL AND assignee_id IN (SELECT value FROM json_each(@mine))`,
    index: 'conversations_open_of_assignee',
  },
  unassigned: {
    ...NEWEST_FIRST,
    where: `status <> 'resolved' AND assignee_id IS NULL AND group_id IS NULL`,
    index: 'conversations_unassigned',
  },
  resolved: { ...NEWEST_FIRST, where: `status = 'resolved'`, index: 'conversations_resolved' },
  all: { ...NEWEST_FIRST, where: 'TRUE', index: 'conversations_newest' },
}

/** @param mine the operators that the person is, one for each account where he has said so */
export function laneQuery(view: ConversationView, mine: readonly OperatorId[]): LaneQuery {
  const rule = RULES[view.lane]
  const { scope, status, contactId, assigneeId, inboxId, groupId } = view
  const isNarrowed = status !== null || contactId !== null || assigneeId !== null || inboxId !== null || groupId !== null
  const terms = [rule.where]
  if (scope?.length === 1) terms.push('account_id = @account')
  else if (scope !== null) terms.push('account_id IN (SELECT value FROM json_each(@scope))')
  if (status !== null) terms.push('status = @status')
  if (contactId !== null) terms.push('contact_id = @contactId')
  if (assigneeId !== null) terms.push('assignee_id = @assigneeId')
  if (inboxId !== null) terms.push('inbox_id = @inboxId')
  if (groupId !== null) terms.push('group_id = @groupId')
  const isOfOneAccount = scope?.length === 1 && view.lane !== 'mine'
  // The planner has no figures of what is inside; for the plain lanes we know better which index it takes.
  const by = isNarrowed ? '' : `INDEXED BY ${rule.index}${isOfOneAccount ? '_of_account' : ''}`
  return {
    from: `conversations ${by}`,
    where: terms.join(' AND '),
    order: rule.order,
    before: rule.before,
    params: { account: scope?.[0] ?? null, ...scopeParam(scope), mine: JSON.stringify(mine), status, contactId, assigneeId, inboxId, groupId },
  }
}
