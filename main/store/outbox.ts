import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Delivery, OutboxEntry } from '#app/domain/outbox-entry.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { dropAttachment } from './attachments.ts'
import type { BothCopies, Touched } from './both-copies.ts'
import { IS_OPEN, StoredOutboxRow } from './outbox-row.ts'
import { draftKey } from './precious-rows.ts'
import { toQuarantined } from './quarantine.ts'
import { toFlag, type RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import type { Sql, SqlParams } from './sql.ts'
import type { OutboxRow, OutboxTable } from './store.ts'

/** Asks a person to act: shown before what goes on by itself. */
const NEEDS_A_PERSON: ReadonlySet<Delivery['state']> = new Set(['failed', 'uncertain'])

export type OutboxTableNeeds = Readonly<{
  outbox: Sql
  both: BothCopies
  rows: RowReader
  /** Keeps what is thrown away although nobody could read it. On the disk when it returns; throws what the disk throws. */
  putAside(row: unknown): void
}>

/** What people asked for and what became of it. All changes go through `settle`, which answers when both copies have them. */
export function createOutboxTable({ outbox, both, rows, putAside }: OutboxTableNeeds): OutboxTable {
  const find = (id: OutboxEntryId): OutboxRow | null =>
    rows.one('outbox entry', StoredOutboxRow, outbox.get('SELECT * FROM outbox WHERE id = @id', { id }))

  const select = (where: string, params: SqlParams = {}) =>
    rows.all('outbox entry', StoredOutboxRow, outbox.all(`SELECT * FROM outbox WHERE ${where} ORDER BY key`, params))

  /** One transaction; answers the entry as it then stands, `notFound` when there is none of that id. */
  const settle = (id: OutboxEntryId, change: (touched: Touched) => void): Result<OutboxEntry> => {
    const written = both.write(touched => {
      change(touched)
      const row = find(id)
      if (row !== null) touched.put('outbox', id)
      return row
    })
    if (!written.ok) return written
    return written.value === null ? fail({ kind: 'notFound' }) : ok(written.value.entry)
  }

  return {
    add: async (row, endsDraft) =>
      settle(row.id, touched => {
        const { conversationId } = row
        const { attemptedAt } = row
        const delivery: Delivery =
          attemptedAt === undefined ? { state: 'queued', notBefore: row.createdAt, lastFailure: null } : { state: 'sending', since: attemptedAt }
        outbox.run(
          `INSERT INTO outbox (id, account_id, conversation_id, operator_id, place, intent, state, delivery, attempts,
             client_id, is_watermark_known, watermark, first_sent_at, created_at)
           SELECT @id, @accountId, @conversationId, @operatorId, coalesce(max(place), 0) + 1, @intent, @state, @delivery, @wasTried,
             @clientId, @wasTried, NULL, @attemptedAt, @createdAt
           FROM outbox WHERE conversation_id = @conversationId`,
          {
            id: row.id, accountId: row.accountId, conversationId, operatorId: row.operatorId,
            intent: JSON.stringify(row.intent), state: delivery.state, delivery: JSON.stringify(delivery),
            clientId: row.clientId, createdAt: row.createdAt,
            wasTried: toFlag(attemptedAt !== undefined), attemptedAt: attemptedAt ?? null,
          },
        )
        if (row.intent.kind === 'file') dropAttachment(outbox, touched, { conversationId, fileId: row.intent.file.fileId })
        if (endsDraft === null) return
        outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId AND mode = @mode', { conversationId, mode: endsDraft })
        touched.removed('drafts', draftKey({ conversationId, mode: endsDraft }))
      }),

    get: async id => find(id),

    move: async (id, { delivery, attempts, watermark, firstSentAt }) =>
      settle(id, () =>
        outbox.run(
          `UPDATE outbox SET state = @state, delivery = @delivery, attempts = coalesce(@attempts, attempts),
             is_watermark_known = max(is_watermark_known, @isAsked), watermark = iif(@isAsked, @watermark, watermark),
             first_sent_at = iif(@isDated, @firstSentAt, first_sent_at)
           WHERE id = @id`,
          {
            id, state: delivery.state, delivery: JSON.stringify(delivery), attempts: attempts ?? null,
            isAsked: toFlag(watermark !== undefined), watermark: watermark ?? null, isDated: toFlag(firstSentAt !== undefined), firstSentAt: firstSentAt ?? null,
          },
        ),
      ),

    edit: async (id, intent) =>
      settle(id, () => outbox.run('UPDATE outbox SET intent = @intent WHERE id = @id', { id, intent: JSON.stringify(intent) })),

    open: async () => select(IS_OPEN),
    unsent: async () => select(`state <> 'sent'`),

    list: async scope => {
      const entries = select(`${IS_OPEN} AND (@scope IS NULL OR account_id IN (SELECT value FROM json_each(@scope)))`, scopeParam(scope))
        .map(({ entry }) => entry)
      const needsAPerson = (entry: OutboxEntry) => NEEDS_A_PERSON.has(entry.delivery.state)
      return [...entries.filter(needsAPerson), ...entries.filter(entry => !needsAPerson(entry))]
    },

    quarantined: async scope =>
      outbox
        .all(`SELECT * FROM outbox WHERE ${IS_OPEN} ORDER BY key`)
        .flatMap(row => toQuarantined(row) ?? [])
        .filter(({ accountId }) => scope === null || accountId === null || scope.includes(accountId)),

    discardQuarantined: async key => {
      const discarded = both.write(touched => {
        const row = outbox.get(`SELECT * FROM outbox WHERE key = @key AND ${IS_OPEN}`, { key })
        if (row === undefined || toQuarantined(row) === null) return false
        putAside(row)
        for (const id of outbox.texts('DELETE FROM outbox WHERE key = @key RETURNING id', { key })) touched.removed('outbox', id)
        return true
      })
      if (!discarded.ok) return discarded
      return discarded.value ? ok(null) : fail({ kind: 'notFound' })
    },

    claimed: async conversationId =>
      outbox.texts(
        `SELECT iif(json_valid(delivery), delivery ->> 'remoteId', NULL) FROM outbox
         WHERE conversation_id = @conversationId AND state = 'sent' ORDER BY place`,
        { conversationId },
      ),
  }
}
