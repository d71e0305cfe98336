import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Directory } from '#main/accounts/directory.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import { isText } from './intents.ts'
import type { OutboxStore } from './ledger.ts'
import { createLookBack, type LookBack } from './look-back.ts'
import { createSendText } from './send-text.ts'
import { createSetValue } from './set-value.ts'

export type DeliverNeeds = Readonly<{
  store: OutboxStore
  directory: Pick<Directory, 'line'>
  attempt: Attempt
  clock: Clock
  random: () => number
  log: Log
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

/** What one entry does when it is its turn. Nothing here fails: whatever comes of it is committed to the row. */
export type Deliver = Readonly<{
  send(row: OutboxRow): Promise<void>
  lookBack: LookBack
  settled(id: OutboxEntryId): void
}>

export function createDeliver(needs: DeliverNeeds): Deliver {
  const { directory, attempt } = needs
  const text = createSendText(needs)
  const setValue = createSetValue(needs)
  return {
    async send(row) {
      const { entry } = row
      const line = await attempt.ask(() => directory.line(entry.accountId))
      if (!line.ok) return attempt.notTried(entry, line.failure)
      return isText(entry.intent) ? text.send(row, line.value) : setValue(row, line.value)
    },
    lookBack: createLookBack(needs),
    settled: text.settled,
  }
}
