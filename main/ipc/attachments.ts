import { ok } from '#app/result.ts'
import type { DraftFiles } from '#main/files/draft-files.ts'
import type { Outbox } from '#main/outbox/outbox.ts'
import type { Handlers } from './handlers.ts'

export type AttachmentNeeds = Readonly<{ draftFiles: DraftFiles; outbox: Pick<Outbox, 'sendFiles' | 'progressOf'> }>

type AttachmentCalls = 'attachments.list' | 'attachments.add' | 'attachments.remove' | 'attachments.send' | 'uploads.get'

export const attachmentHandlers = ({ draftFiles, outbox }: AttachmentNeeds) =>
  ({
    'attachments.list': async ({ conversationId }) => ok(await draftFiles.of(conversationId)),
    'attachments.add': input => draftFiles.add(input),
    'attachments.remove': ({ conversationId, fileId }) => draftFiles.remove(conversationId, fileId),
    'attachments.send': async ({ conversationId, fileIds }) => {
      const chosen = await draftFiles.chosen(conversationId, fileIds)
      return chosen.ok ? outbox.sendFiles({ conversationId, files: chosen.value }) : chosen
    },
    'uploads.get': async ({ id }) => ok(outbox.progressOf(id)),
  }) satisfies Pick<Handlers, AttachmentCalls>
