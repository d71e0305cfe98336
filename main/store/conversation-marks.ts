import { z } from 'zod'
import type { ConversationRow } from '#app/contract/conversations.ts'
import { ComposerMode } from '#app/domain/draft.ts'
import { ConversationId } from '#app/domain/ids.ts'
import { IS_OPEN } from './outbox-row.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'

/** What only we know of a conversation, from the outbox file. */
export type Marks = Pick<ConversationRow, 'draftMode' | 'pending'>

/** What a person should see first comes last, so that it wins. */
const URGENCY = ['queued', 'sending', 'checking', 'uncertain', 'failed'] as const
const PendingRow = z.object({ conversation_id: ConversationId, state: z.enum(URGENCY) })
const DraftRow = z.object({ conversation_id: ConversationId, mode: ComposerMode })

export function readMarks(
  { outbox, rows }: Readonly<{ outbox: Sql; rows: RowReader }>,
  ids: readonly ConversationId[],
): (id: ConversationId) => Marks {
  const asked = { ids: JSON.stringify(ids) }
  const among = 'conversation_id IN (SELECT value FROM json_each(@ids))'
  const drafts = rows.all('draft', DraftRow, outbox.all(`SELECT conversation_id, mode FROM drafts WHERE ${among}`, asked))
  // Files go with a reply.
  const attached = rows.all('draft', DraftRow, outbox.all(`SELECT DISTINCT conversation_id, 'reply' AS mode FROM attachments WHERE ${among}`, asked))
  const pending = rows.all('outbox entry', PendingRow, outbox.all(`SELECT conversation_id, iif(state = 'uploading', 'sending', state) AS state FROM outbox WHERE ${among} AND ${IS_OPEN}`, asked))

  const draftModes = new Map<ConversationId, Marks['draftMode']>()
  for (const { conversation_id: id, mode } of [...attached, ...drafts]) draftModes.set(id, (draftModes.get(id) ?? mode) === mode ? mode : 'both')
  const states = new Map(
    pending.toSorted((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state)).map(({ conversation_id: id, state }) => [id, state]),
  )
  return id => ({ draftMode: draftModes.get(id) ?? null, pending: states.get(id) ?? null })
}
