import type { Directory } from '#main/accounts/directory.ts'
import { ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ProviderAccount, SentSearch } from '#main/providers/provider.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import { resendAt } from './backoff.ts'
import { isItem, type ItemIntent } from './intents.ts'
import type { OutboxStore } from './ledger.ts'

export type LookBackNeeds = Readonly<{
  store: Pick<OutboxStore, 'outbox'>
  directory: Pick<Directory, 'line'>
  attempt: Attempt
  clock: Clock
  random: () => number
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

/**
 * Reads back once what is in doubt. Whatever comes of it is committed to the row.
 * @param isDue whether this is the planned time; earlier, finding nothing means nothing
 */
export type LookBack = (row: OutboxRow, isDue: boolean) => Promise<void>

type Sight = Readonly<{ remoteId: string | null; resend: ProviderAccount['resend'] }>

export function createLookBack({ store, directory, attempt, clock, random, cut }: LookBackNeeds): LookBack {
  const { commit, ask, hold, itWorks } = attempt

  async function look(row: OutboxRow): Promise<Result<Sight>> {
    const line = await directory.line(row.entry.accountId)
    if (!line.ok) return line
    const found = await findAt(line.value, row)
    return found.ok ? ok({ remoteId: found.value, resend: line.value.resend }) : found
  }

  async function findAt(line: ProviderAccount, { entry, clientId, watermark, firstSentAt }: OutboxRow): Promise<Result<string | null>> {
    const { conversationId, intent, operatorId, createdAt } = entry
    if (!isItem(intent)) return ok(null)
    const claimed = await store.outbox.claimed(conversationId)
    return line.findSent({
      conversationId, clientId, operatorId, ...soughtOf(intent),
      watermark: watermark ?? null, sendingSince: firstSentAt ?? createdAt, claimed, signal: cut,
    })
  }

  return async (row, isDue) => {
    const { entry } = row
    const sight = await ask(() => look(row))
    if (!sight.ok) {
      await commit(entry.id, { type: 'checkFailed', isDue, failure: sight.failure, retryAt: hold(entry, sight.failure) })
      return
    }
    itWorks(entry)
    const { remoteId, resend } = sight.value
    const again = resendAt(entry.attempts, { now: clock.now(), random })
    await commit(entry.id, remoteId === null ? { type: 'absent', isDue, resend, resendAt: again } : { type: 'found', remoteId })
  }
}

const soughtOf = (intent: ItemIntent): Pick<SentSearch, 'kind' | 'text' | 'file'> =>
  intent.kind === 'file' ? { kind: 'reply', text: '', file: { ...intent.file, uploaded: intent.uploaded ?? '' } } : { kind: intent.kind, text: intent.text }
