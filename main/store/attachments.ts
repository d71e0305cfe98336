import { Attachment, FileId } from '#app/domain/attachment.ts'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import type { BothCopies, Touched } from './both-copies.ts'
import { attachmentKey } from './precious-rows.ts'
import type { RowReader } from './rows.ts'
import type { Sql } from './sql.ts'
import type { AttachmentTable } from './store.ts'

export function createAttachmentTable({ outbox, both, rows }: Readonly<{ outbox: Sql; both: BothCopies; rows: RowReader }>): AttachmentTable {
  return {
    of: async conversationId =>
      rows.all(
        'attachment',
        Attachment,
        outbox.all('SELECT file_id AS fileId, name, mime, bytes FROM attachments WHERE conversation_id = @conversationId ORDER BY key', { conversationId }),
      ),

    put: async (conversationId, { fileId, name, mime, bytes }) =>
      both.write(touched => {
        outbox.run(
          `INSERT INTO attachments (conversation_id, account_id, file_id, name, mime, bytes)
           VALUES (@conversationId, @accountId, @fileId, @name, @mime, @bytes)
           ON CONFLICT (conversation_id, file_id) DO UPDATE SET name = excluded.name, mime = excluded.mime`,
          { conversationId, accountId: accountOf(conversationId), fileId, name, mime, bytes },
        )
        touched.put('attachments', attachmentKey({ conversationId, fileId }))
        return null
      }),

    remove: async (conversationId, fileId) =>
      both.write(touched => {
        dropAttachment(outbox, touched, { conversationId, fileId })
        return null
      }),

    fileIds: async () => outbox.texts('SELECT DISTINCT file_id FROM attachments').flatMap(id => FileId.safeParse(id).data ?? []),
  }
}

/** To be called within a transaction. */
export function dropAttachment(outbox: Sql, touched: Touched, which: Readonly<{ conversationId: ConversationId; fileId: FileId }>): void {
  const dropped = outbox.run('DELETE FROM attachments WHERE conversation_id = @conversationId AND file_id = @fileId', which)
  if (dropped > 0) touched.removed('attachments', attachmentKey(which))
}
