import Database from 'better-sqlite3'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountOf, conversationId, type ConversationId, type OperatorId } from '#app/domain/ids.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Meant } from '#main/outbox/testing/history.ts'
import { migrate, newestOf, schemaOf } from '#main/store/migrate.ts'
import { accountsOutboxDrafts } from '#main/store/migrations/outbox/0001-accounts-outbox-drafts.ts'
import { outboxMigrations } from '#main/store/migrations/outbox/outbox-migrations.ts'
import { createSql, type Sql } from '#main/store/sql.ts'

/** Where somebody writes, and who he is there. */
export type OldPlace = Readonly<{ conversationId: ConversationId; me: OperatorId }>
/** What somebody had written when the app was updated. */
export type OldRow = Readonly<{ id: string; order: number; meant: Meant }>

/** What was sent long ago, so that there is something to look through and to copy. */
const OLD_ROWS = 200
const WAITING = 4
const INSERT = `INSERT INTO outbox (id, account_id, conversation_id, operator_id, place, intent, state, delivery, attempts, client_id, is_watermark_known, watermark, first_sent_at, created_at)
  VALUES (@id, @account, @conversation, @operator, @place, @intent, @state, @delivery, 0, @clientId, 0, NULL, NULL, @now)`

/**
 * A store as the first released version left it, with replies that wait in it: no revisions, no owner, no second copy.
 * @param from the number of the first reply
 */
export function leaveOldStore({ folder, places, from, now }: Readonly<{ folder: string; places: readonly OldPlace[]; from: number; now: EpochMs }>): readonly OldRow[] {
  const sql = createSql(new Database(fileIn(folder)), () => {})
  sql.pragma('auto_vacuum = INCREMENTAL')
  sql.pragma('journal_mode = WAL')
  migrate(sql, [accountsOutboxDrafts])
  const rows = sql.transaction(() => {
    const [first] = places
    if (first !== undefined) leaveSent(sql, { ...first, conversationId: conversationId(accountOf(first.conversationId), 'long ago') }, epochMs(now - 90 * DAY_MS))
    return Array.from({ length: WAITING }, (_, nth) => leaveWaiting(sql, { place: places[nth % places.length], nth, from, now }))
  })
  sql.close()
  return rows.flatMap(row => row ?? [])
}

function leaveSent(sql: Sql, where: OldPlace, at: EpochMs): void {
  for (let nth = 1; nth <= OLD_ROWS; nth += 1) {
    insert(sql, { id: idOf(nth), where, place: nth, text: `long ago ${nth} ${'x'.repeat(1_000)}`, delivery: { state: 'sent', at, remoteId: `${nth}` }, now: at, number: nth })
  }
}

function leaveWaiting(sql: Sql, { place, nth, from, now }: Readonly<{ place: OldPlace | undefined; nth: number; from: number; now: EpochMs }>): OldRow | null {
  if (place === undefined) return null
  const [id, text, order] = [idOf(OLD_ROWS + nth + 1), `message ${from + nth}`, nth + 1]
  insert(sql, { id, where: place, place: order, text, delivery: { state: 'queued', notBefore: now, lastFailure: null }, now, number: OLD_ROWS + nth + 1 })
  return { id, order, meant: { accountId: accountOf(place.conversationId), conversationId: place.conversationId, kind: 'reply', text } }
}

type Inserted = Readonly<{ id: string; where: OldPlace; place: number; text: string; delivery: Delivery; now: EpochMs; number: number }>

function insert(sql: Sql, { id, where: { conversationId: conversation, me }, place, text, delivery, now, number }: Inserted): void {
  sql.run(INSERT, {
    id, conversation, place, now, operator: me, account: accountOf(conversation), intent: JSON.stringify({ kind: 'reply', text }), state: delivery.state,
    delivery: JSON.stringify(delivery), clientId: String(176_760_000_000_000 + number),
  })
}

const idOf = (number: number) => `out:01890a00-0000-7000-8000-${String(number).padStart(12, '0')}`
const fileIn = (folder: string) => join(folder, 'outbox.db')

/** Whether the update is not through yet: the schema on the disk is an older one. Looks at a copy, so that nothing is changed by it. */
export function isMidMigration(folder: string): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'tributary-look-'))
  try {
    for (const name of ['outbox.db', 'outbox.db-wal']) if (existsSync(join(folder, name))) cpSync(join(folder, name), join(copy, name))
    const sql = createSql(new Database(fileIn(copy)), () => {})
    const schema = schemaOf(sql)
    sql.close()
    return schema < newestOf(outboxMigrations)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
