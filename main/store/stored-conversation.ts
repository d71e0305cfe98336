import { z } from 'zod'
import { Conversation } from '#app/domain/conversation.ts'
import { EpochMs } from '#app/domain/time.ts'
import { Flag, json, toFlag, type RowReader } from './rows.ts'
import type { Sql, SqlParams } from './sql.ts'

/** A row of `conversations`: what people see, and what only the store needs to keep it right. */
export type StoredConversation = Readonly<{
  conversation: Conversation
  /** What the service does not keep, so that we derive it from the thread. */
  derives: Readonly<{ unread: boolean; waiting: boolean; preview: boolean }>
  /** Items up to this key were there when somebody last read; 0 = never read. */
  readKey: number
  /** A person said "unread": the count does not fall below this until somebody reads. */
  markedUnread: number
  checkedAt: EpochMs
}>

const field = Conversation.unwrap().shape

const Columns = z
  .object({
    id: field.id,
    account_id: field.accountId,
    contact_id: field.contactId,
    contact_name: field.contactName,
    contact_email: field.contactEmail,
    contact_online: Flag.nullable(),
    subject: field.subject,
    preview: json(field.preview),
    status: field.status,
    assignee_id: field.assigneeId,
    group_id: field.groupId,
    inbox_id: field.inboxId,
    unread_count: field.unreadCount,
    waiting_since: field.waitingSince,
    segments: json(field.segments),
    is_blocked: Flag,
    transport: field.transport,
    created_at: field.createdAt,
    updated_at: field.updatedAt,
    derives_unread: Flag,
    derives_waiting: Flag,
    derives_preview: Flag,
    read_key: z.number(),
    marked_unread: z.number(),
    checked_at: EpochMs,
  })
  .transform((row): StoredConversation => ({
    conversation: {
      id: row.id, accountId: row.account_id, contactId: row.contact_id, contactName: row.contact_name,
      contactEmail: row.contact_email, contactOnline: row.contact_online, subject: row.subject, preview: row.preview,
      status: row.status, assigneeId: row.assignee_id, groupId: row.group_id, inboxId: row.inbox_id,
      unreadCount: row.unread_count, waitingSince: row.waiting_since, segments: row.segments, isBlocked: row.is_blocked,
      transport: row.transport, createdAt: row.created_at, updatedAt: row.updated_at,
    },
    derives: { unread: row.derives_unread, waiting: row.derives_waiting, preview: row.derives_preview },
    readKey: row.read_key,
    markedUnread: row.marked_unread,
    checkedAt: row.checked_at,
  }))

/** A row of `conversations` at gate 3. Compiled, since a list reads them by the hundred. */
export const ConversationColumns = z.compile(Columns)

/** Null when there is none, or none that can be read: then what the service tells next takes its place. */
export function readStored({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>, key: number): StoredConversation | null {
  return rows.one('conversation', ConversationColumns, cache.get('SELECT * FROM conversations WHERE key = @key', { key }))
}

export function writeStored(cache: Sql, key: number, stored: StoredConversation): void {
  cache.run(WRITE, { key, ...toColumns(stored) })
}

const COLUMNS = Object.keys(Columns.in.shape)
const WRITE = `INSERT INTO conversations (key, ${COLUMNS.join(', ')}) VALUES (@key, ${COLUMNS.map(name => `@${name}`).join(', ')})
  ON CONFLICT (key) DO UPDATE SET ${COLUMNS.map(name => `${name} = excluded.${name}`).join(', ')}`

function toColumns({ conversation, derives, readKey, markedUnread, checkedAt }: StoredConversation) {
  return {
    id: conversation.id,
    account_id: conversation.accountId,
    contact_id: conversation.contactId,
    contact_name: conversation.contactName,
    contact_email: conversation.contactEmail,
    contact_online: conversation.contactOnline === null ? null : toFlag(conversation.contactOnline),
    subject: conversation.subject,
    preview: JSON.stringify(conversation.preview),
    status: conversation.status,
    assignee_id: conversation.assigneeId,
    group_id: conversation.groupId,
    inbox_id: conversation.inboxId,
    unread_count: conversation.unreadCount,
    waiting_since: conversation.waitingSince,
    segments: JSON.stringify(conversation.segments),
    is_blocked: toFlag(conversation.isBlocked),
    transport: conversation.transport,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    derives_unread: toFlag(derives.unread),
    derives_waiting: toFlag(derives.waiting),
    derives_preview: toFlag(derives.preview),
    read_key: readKey,
    marked_unread: markedUnread,
    checked_at: checkedAt,
  } satisfies SqlParams
}
