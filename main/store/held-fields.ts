import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { assertNever } from '#app/assert-never.ts'
import type { ConversationStatus } from '#app/domain/conversation.ts'
import { ConversationId, type GroupId, type OperatorId } from '#app/domain/ids.ts'
import { Intent } from '#app/domain/outbox-entry.ts'
import type { Segments } from '#app/domain/segment.ts'
import { json, type RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { ConversationPatch } from './store.ts'

/**
 * What a person has set and the outbox has not yet brought to the service. Until it has, what the service tells of these
 * fields is older than the person's wish and must not undo it on the screen.
 */
export type Held = Readonly<{
  status?: ConversationStatus
  assignment?: Readonly<{ operatorId: OperatorId | null; groupId: GroupId | null }>
  isRead?: boolean
  segments?: Segments
}>

export const NOTHING_HELD: Held = {}

const HeldRow = z.object({ conversation_id: ConversationId, intent: json(Intent) })

/** An entry that failed or was discarded holds nothing: there the service is right. The newest wish of a kind counts. */
export function readHeld(
  { outbox, rows }: Readonly<{ outbox: Sql; rows: RowReader }>,
  ids: readonly ConversationId[],
): ReadonlyMap<ConversationId, Held> {
  const stored = outbox.all(
    `SELECT conversation_id, intent FROM outbox
     WHERE conversation_id IN (SELECT value FROM json_each(@ids)) AND state NOT IN ('sent', 'discarded')
       AND state <> 'failed' AND iif(json_valid(intent), intent ->> 'kind', '') IN ('status', 'assign', 'read', 'segments')
     ORDER BY place`,
    { ids: JSON.stringify(ids) },
  )
  const held = new Map<ConversationId, Held>()
  for (const { conversation_id: id, intent } of rows.all('outbox entry', HeldRow, stored)) {
    held.set(id, { ...held.get(id), ...heldBy(intent) })
  }
  return held
}

/** What the row shows of it. Unread counts are not among them: they go on counting, whoever has just read. */
export function wishOf({ status, assignment, segments }: Held): ConversationPatch {
  return {
    ...(status === undefined ? {} : { status }),
    ...(assignment === undefined ? {} : { assigneeId: assignment.operatorId, groupId: assignment.groupId }),
    ...(segments === undefined ? {} : { segments }),
  }
}

/** Whether a change says otherwise than a person has wished. */
export function contradicts(change: ConversationPatch, wish: ConversationPatch): boolean {
  return (['status', 'assigneeId', 'groupId', 'segments'] as const).some(
    field => change[field] !== undefined && wish[field] !== undefined && !isDeepStrictEqual(change[field], wish[field]),
  )
}

function heldBy(intent: Intent): Held {
  switch (intent.kind) {
    case 'status':
      return { status: intent.status }
    case 'assign':
      return { assignment: { operatorId: intent.operatorId, groupId: intent.groupId } }
    case 'read':
      return { isRead: intent.read }
    case 'segments':
      return { segments: intent.segments }
    case 'reply':
    case 'note':
    case 'file':
      return NOTHING_HELD
    default:
      return assertNever(intent)
  }
}
