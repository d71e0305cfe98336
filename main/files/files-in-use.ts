import type { FileId } from '#app/domain/attachment.ts'
import type { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { DAY_MS, type EpochMs } from '#app/domain/time.ts'

export type FilesInUseNeeds = Readonly<{
  attachments: Readonly<{ fileIds(): Promise<readonly FileId[]> }>
  outbox: Readonly<{ unsent(): Promise<readonly Readonly<{ entry: OutboxEntry }>[]>; quarantined(scope: null): Promise<readonly unknown[]> }>
}>

/**
 * Files of drafts, and of what has not left; what was discarded within a day can be put back. An entry that nobody can
 * read may be about any file: null = all of them.
 */
export async function filesInUse({ attachments, outbox }: FilesInUseNeeds, now: EpochMs): Promise<ReadonlySet<FileId> | null> {
  if ((await outbox.quarantined(null)).length > 0) return null
  // Drafts first: a file moves from its draft to an entry, and would be in neither the other way round.
  const attached = await attachments.fileIds()
  const isGone = ({ delivery }: OutboxEntry) => delivery.state === 'discarded' && now - delivery.at > DAY_MS
  const unsent = (await outbox.unsent()).flatMap(({ entry }) => (entry.intent.kind === 'file' && !isGone(entry) ? [entry.intent.file.fileId] : []))
  return new Set([...attached, ...unsent])
}
