import type { FileId } from '#app/domain/attachment.ts'
import type { AccountId, OutboxEntryId } from '#app/domain/ids.ts'
import type { Result } from '#app/result.ts'
import type { ChangeFeed } from '#main/change-feed.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import { isFile, type FileIntent } from './intents.ts'

export type UploadFileNeeds = Readonly<{
  /** The bytes of a file that was kept. */
  readFile: (fileId: FileId) => Promise<Result<Uint8Array>>
  attempt: Attempt
  changes: ChangeFeed
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

export type Progress = Readonly<{ sentBytes: number; bytes: number }>

export type UploadFile = Readonly<{
  /** One attempt to bring the bytes to the service. Seen by nobody there, so it may be broken off and begun again at any time. */
  upload(row: OutboxRow, line: ProviderAccount): Promise<void>
  /** null = this one is not under way. */
  progressOf(id: OutboxEntryId): Progress | null
  /** The entry has come to its end: nobody waits for its bytes. */
  cancel(id: OutboxEntryId): void
  cancelAllOf(accountId: AccountId): void
}>

type UnderWay = Readonly<{ accountId: AccountId; end: AbortController }> & { sentBytes: number; readonly bytes: number }

export function createUploadFile({ readFile, attempt, changes, cut }: UploadFileNeeds): UploadFile {
  const { commit, ask, itWorks, notTried } = attempt
  const underWay = new Map<OutboxEntryId, UnderWay>()

  async function upload({ entry }: OutboxRow, line: ProviderAccount): Promise<void> {
    const begun = await commit(entry.id, { type: 'uploadBegun' })
    if (begun.type !== 'moved' || !isFile(entry.intent)) return
    const own: UnderWay = { accountId: entry.accountId, end: new AbortController(), sentBytes: 0, bytes: entry.intent.file.bytes }
    const signal = AbortSignal.any([cut, own.end.signal])
    underWay.set(entry.id, own)
    try {
      const uploaded = await bring(entry.intent, line, own)
      // Nobody waits for it any more, or the app ends: the next life begins it anew.
      if (signal.aborted) return
      if (!uploaded.ok) return await notTried(entry, uploaded.failure)
      itWorks(entry)
      await commit(entry.id, { type: 'uploaded', uploaded: uploaded.value })
    } finally {
      underWay.delete(entry.id)
    }

    async function bring({ file }: FileIntent, to: ProviderAccount, mine: UnderWay): Promise<Result<string>> {
      const content = await readFile(file.fileId)
      if (!content.ok) return content
      return ask(entry.accountId, () => to.upload({ file, content: content.value, signal, onProgress: sentBytes => tell(mine, sentBytes) }))
    }

    /** Each percent once: a line that rushes by tells nobody more. */
    function tell(mine: UnderWay, sentBytes: number): void {
      const before = percentOf(mine)
      mine.sentBytes = Math.min(sentBytes, mine.bytes)
      if (percentOf(mine) !== before) changes.tell({ kind: 'upload', id: entry.id })
    }
  }

  return {
    upload,
    progressOf(id) {
      const own = underWay.get(id)
      return own === undefined ? null : { sentBytes: own.sentBytes, bytes: own.bytes }
    },
    cancel: id => underWay.get(id)?.end.abort(),
    cancelAllOf(accountId) {
      for (const own of underWay.values()) if (own.accountId === accountId) own.end.abort()
    },
  }
}

const percentOf = ({ sentBytes, bytes }: Progress): number => (bytes === 0 ? 100 : Math.floor((sentBytes * 100) / bytes))
