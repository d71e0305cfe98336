import type { ConversationId, OutboxEntryId } from '#app/domain/ids.ts'
import type { MessageText, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Edits } from './edits.ts'
import type { OutboxStore } from './ledger.ts'
import type { DeliveryEvent } from './transition.ts'

/** `where`: as in all of `Outbox`. */
export type Rewriting = Readonly<{
  /**
   * Somebody rewrites it: it does not begin to leave, and nothing behind it does, until it is saved, let go by `endEdit`, or
   * nobody gave a sign, which is to call this again, for `EDIT_WITHOUT_A_SIGN_MS`. `declined` where its words cannot be
   * changed any more.
   */
  beginEdit(id: OutboxEntryId, where?: ConversationId): Promise<Result<OutboxEntry>>
  endEdit(id: OutboxEntryId, where?: ConversationId): Promise<Result<null>>
  /** Only while it is queued or failed. Keeps its place. */
  edit(id: OutboxEntryId, text: MessageText, where?: ConversationId): Promise<Result<OutboxEntry>>
}>

export type RewritingNeeds = Readonly<{
  store: Readonly<{ outbox: Pick<OutboxStore['outbox'], 'get'> }>
  edits: Pick<Edits, 'begin' | 'end'>
  command(id: OutboxEntryId, event: DeliveryEvent, where?: ConversationId): Promise<Result<OutboxEntry>>
  isElsewhere(id: OutboxEntryId, where: ConversationId | undefined): Promise<boolean>
  /** Something about this entry is new: its lane thinks again. */
  poke(entry: OutboxEntry): void
}>

export function createRewriting({ store, edits, command, isElsewhere, poke }: RewritingNeeds): Rewriting {
  async function letGo(id: OutboxEntryId): Promise<void> {
    edits.end(id)
    const row = await store.outbox.get(id)
    if (row !== null) poke(row.entry)
  }

  return {
    async beginEdit(id, where) {
      if (await isElsewhere(id, where)) return fail({ kind: 'notFound' })
      // Held before it is asked where it stands: whatever has not claimed it by now does not any more.
      edits.begin(id)
      const begun = await command(id, { type: 'userBeginsEdit' })
      if (!begun.ok) await letGo(id)
      return begun
    },
    async endEdit(id, where) {
      if (await isElsewhere(id, where)) return fail({ kind: 'notFound' })
      await letGo(id)
      return ok(null)
    },
    async edit(id, text, where) {
      const edited = await command(id, { type: 'userEdit', text }, where)
      // Not before it is on disk: the old words would leave in between.
      if (edited.ok) await letGo(id)
      return edited
    },
  }
}
