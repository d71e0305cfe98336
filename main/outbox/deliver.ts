import type { AccountId, OutboxEntryId } from '#app/domain/ids.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import type { Departures } from './departures.ts'
import { createFindSent } from './find-sent.ts'
import { isFile, isItem } from './intents.ts'
import type { OutboxStore } from './ledger.ts'
import { createLookBack, type LookBack } from './look-back.ts'
import { createSendItem } from './send-item.ts'
import { createSetValue } from './set-value.ts'
import { createUploadFile, type UploadFile, type UploadFileNeeds } from './upload-file.ts'

export type DeliverNeeds = UploadFileNeeds & Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'line'>
  departures: Departures
  attempt: Attempt
  clock: Clock
  random: () => number
  log: Log
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

/** What one entry does when it is its turn. Nothing here fails: whatever comes of it is committed to the row. */
export type Deliver = Readonly<{
  /** @param mayBegin whether it still may, asked before anything leaves: its account may go while it got ready */
  send(row: OutboxRow, mayBegin: () => boolean): Promise<void>
  lookBack: LookBack
  settled(id: OutboxEntryId): void
  /** The account goes: what nobody sees yet need not get there. */
  breakOff(accountId: AccountId): void
  progressOf: UploadFile['progressOf']
}>

export function createDeliver(needs: DeliverNeeds): Deliver {
  const { directory, attempt } = needs
  const findSent = createFindSent(needs)
  const item = createSendItem({ ...needs, findSent })
  const setValue = createSetValue(needs)
  const file = createUploadFile(needs)

  /** A file goes in two steps: its bytes, and when those are there the message that names them. */
  function stepOf({ entry: { intent } }: OutboxRow): (row: OutboxRow, line: ProviderAccount, mayBegin: () => boolean) => Promise<void> {
    if (isFile(intent) && intent.uploaded === null) return file.upload
    return isItem(intent) ? item.send : setValue
  }

  return {
    async send(row, mayBegin) {
      const { entry } = row
      const line = await attempt.ask(entry.accountId, () => directory.line(entry.accountId))
      if (!line.ok) return attempt.notTried(entry, line.failure)
      if (mayBegin()) await stepOf(row)(row, line.value, mayBegin)
    },
    lookBack: createLookBack({ ...needs, findSent }),
    settled(id) {
      item.settled(id)
      file.cancel(id)
    },
    breakOff: file.cancelAllOf,
    progressOf: file.progressOf,
  }
}
