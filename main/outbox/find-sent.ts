import { ok, type Result } from '#app/result.ts'
import type { ProviderAccount, SentSearch } from '#main/providers/provider.ts'
import type { OutboxRow } from '#main/store/store.ts'
import { isItem, type ItemIntent } from './intents.ts'
import type { OutboxStore } from './ledger.ts'

export type FindSentNeeds = Readonly<{
  store: Pick<OutboxStore, 'outbox'>
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

/** Asks the service whether a message is there. The id that it has there; null = it is not, as far as can be seen now. */
export type FindSent = (row: OutboxRow, line: ProviderAccount) => Promise<Result<string | null>>

export const createFindSent = ({ store, cut }: FindSentNeeds): FindSent =>
  async ({ entry, clientId, watermark, firstSentAt }, line) => {
    const { conversationId, intent, operatorId, createdAt } = entry
    if (!isItem(intent)) return ok(null)
    const claimed = await store.outbox.claimed(conversationId)
    return line.findSent({
      conversationId, clientId, operatorId, ...soughtOf(intent),
      watermark: watermark ?? null, sendingSince: firstSentAt ?? createdAt, claimed, signal: cut,
    })
  }

const soughtOf = (intent: ItemIntent): Pick<SentSearch, 'kind' | 'text' | 'file'> =>
  intent.kind === 'file' ? { kind: 'reply', text: '', file: { ...intent.file, uploaded: intent.uploaded ?? '' } } : { kind: intent.kind, text: intent.text }
