import { MAX_ATTACHMENTS, type Attachment, type FileId } from '#app/domain/attachment.ts'
import { accountOf, type AccountId, type ConversationId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { AttachmentTable } from '#main/store/store.ts'
import type { Files } from './files.ts'

export type DraftFilesNeeds = Readonly<{
  attachments: AttachmentTable
  files: Pick<Files, 'keep' | 'tidy'>
  /** Whether there is such an account, as of now. */
  isAccount: (id: AccountId) => boolean
  changes: ChangeFeed
}>

export type NewAttachment = Readonly<{ conversationId: ConversationId; name: string; mime: string; content: Uint8Array }>

/** The files that go with a reply while it is being written: chosen, kept, taken out again. */
export type DraftFiles = Readonly<{
  of(conversationId: ConversationId): Promise<readonly Attachment[]>
  /** Answers when its bytes are on disk. Fails with `notFound` for an account that is not there (any more), `declined` (`tooMany`), or `diskFull`; then nothing of it is kept. */
  add(attachment: NewAttachment): Promise<Result<Attachment>>
  remove(conversationId: ConversationId, fileId: FileId): Promise<Result<null>>
  /** Those of a draft, in the order of their ids; `notFound` when one is not there. */
  chosen(conversationId: ConversationId, fileIds: readonly FileId[]): Promise<Result<readonly Attachment[]>>
}>

export function createDraftFiles({ attachments, files, isAccount, changes }: DraftFilesNeeds): DraftFiles {
  const isGone = (conversationId: ConversationId) => !isAccount(accountOf(conversationId))

  async function put(conversationId: ConversationId, attachment: Attachment): Promise<Result<Attachment>> {
    const there = await attachments.of(conversationId)
    const isNew = there.every(({ fileId }) => fileId !== attachment.fileId)
    if (isNew && there.length >= MAX_ATTACHMENTS) return fail({ kind: 'declined', cause: 'tooMany' })
    // Asked last: an account may go while its bytes are being written, and what is put down after that nothing would forget.
    if (isGone(conversationId)) return fail({ kind: 'notFound' })
    const written = await attachments.put(conversationId, attachment)
    if (written.ok) changes.tell({ kind: 'drafts', conversationId })
    return written.ok ? ok(attachment) : written
  }

  return {
    of: attachments.of,
    async add({ conversationId, name, mime, content }) {
      if (isGone(conversationId)) return fail({ kind: 'notFound' })
      const added = await files.keep(content, fileId => put(conversationId, { fileId, name, mime, bytes: content.length }))
      if (!added.ok) await files.tidy()
      return added
    },
    async remove(conversationId, fileId) {
      const removed = await attachments.remove(conversationId, fileId)
      if (!removed.ok) return removed
      changes.tell({ kind: 'drafts', conversationId })
      await files.tidy()
      return removed
    },
    async chosen(conversationId, fileIds) {
      const there = await attachments.of(conversationId)
      const found = fileIds.flatMap(id => there.find(({ fileId }) => fileId === id) ?? [])
      return found.length === fileIds.length ? ok(found) : fail({ kind: 'notFound' })
    },
  }
}
