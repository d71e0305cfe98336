import { assertNever } from '#app/assert-never.ts'
import type { OutboxEntryId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Log } from '#main/log/log.ts'
import type { ProviderAccount, Sending, SendOutcome } from '#main/providers/provider.ts'
import { inLane } from '#main/quota/quota-lane.ts'
import { whileWanted } from '#main/quota/wanted.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import type { Departures } from './departures.ts'
import type { FindSent } from './find-sent.ts'
import { isItem, type ItemIntent } from './intents.ts'
import type { OutboxStore } from './ledger.ts'
import { speakerOf } from './speaker.ts'
import { troubleOf } from './trouble.ts'

export type SendItemNeeds = Readonly<{
  store: Pick<OutboxStore, 'people'>
  departures: Departures
  attempt: Attempt
  findSent: FindSent
  clock: Clock
  log: Log
  /** Aborts what is on its way. */
  cut: AbortSignal
}>

export type SendItem = Readonly<{
  /** One attempt at a reply, a note or a file whose bytes are there. Whatever comes of it is committed to the row. */
  send(row: OutboxRow, line: ProviderAccount, mayBegin: () => boolean): Promise<void>
  /** The entry is known to be at the service: whoever still waits for the answer need not. */
  settled(id: OutboxEntryId): void
}>

type Way = Readonly<{ line: ProviderAccount; mayBegin: () => boolean }>

export function createSendItem({ store, departures, attempt, findSent, clock, log, cut }: SendItemNeeds): SendItem {
  const { commit, ask, hold, itWorks, notTried } = attempt
  const waitingForAnswer = new Map<OutboxEntryId, () => void>()

  async function send(row: OutboxRow, line: ProviderAccount, mayBegin: () => boolean): Promise<void> {
    const { entry } = row
    if (await isHeldByDoubt(row, line)) return
    const watermark = await watermarkOf(row, line)
    if (!watermark.ok) return notTried(entry, watermark.failure)
    if (!mayBegin()) return
    const claimed = await commit(entry.id, { type: 'claimed', watermark: watermark.value })
    // What is sent is what the claim committed: the text may have been edited a moment ago.
    if (claimed.type !== 'moved' || !isItem(claimed.row.entry.intent)) return
    const outcome = await answerOrEcho(claimed.row, claimed.row.entry.intent, { line, mayBegin })
    if (outcome === null) return itWorks(entry)
    if (outcome.outcome === 'sent' || outcome.outcome === 'refused') itWorks(entry)
    const retryAt = outcome.outcome === 'notStored' ? hold(entry, outcome.failure) : clock.now()
    await commit(entry.id, { type: 'outcome', outcome, retryAt }, outcome.outcome === 'sent' ? outcome.item : null)
  }

  /**
   * An earlier attempt may have arrived after all, while this one waited for its turn, for a stop or for a person: whoever was
   * in doubt once looks before each further attempt. Where nobody can look ever, what was decided before stands.
   * @returns whether it does not leave now
   */
  async function isHeldByDoubt(row: OutboxRow, line: ProviderAccount): Promise<boolean> {
    if (row.firstSentAt === null) return false
    const found = await ask(row.entry.accountId, () => findSent(row, line))
    if (!found.ok && cannotEverLook(found.failure)) return false
    if (!found.ok) await notTried(row.entry, found.failure)
    else if (found.value === null) return false
    else await commit(row.entry.id, { type: 'found', remoteId: found.value })
    return true
  }

  /** Asked once, before the first attempt: asked later, it would already count that attempt among the old messages. */
  function watermarkOf({ entry, watermark }: OutboxRow, line: ProviderAccount): Promise<Result<string | null>> {
    if (watermark !== undefined) return Promise.resolve(ok(watermark))
    return ask(entry.accountId, () => line.watermark({ conversationId: entry.conversationId, signal: cut }))
  }

  /** The service's answer; null when the message itself came back to us first. */
  function answerOrEcho(row: OutboxRow, intent: ItemIntent, way: Way): Promise<SendOutcome | null> {
    const { id } = row.entry
    return new Promise<SendOutcome | null>(resolve => {
      waitingForAnswer.set(id, () => resolve(null))
      void answerTo(row, intent, way).then(resolve)
    }).finally(() => waitingForAnswer.delete(id))
  }

  async function answerTo({ entry, clientId }: OutboxRow, intent: ItemIntent, { line, mayBegin }: Way): Promise<SendOutcome> {
    try {
      const { conversationId } = entry
      const sending = { conversationId, clientId, operator: await speakerOf(entry.operatorId, store.people), signal: cut }
      if (!mayBegin()) return NEVER_WENT
      return await whileWanted(departures.signalOf(entry.accountId), () => inLane('send', () => sendAt(line, sending, intent)))
    } catch (error) {
      return { outcome: 'doubt', failure: { kind: 'bug', reference: log.bug('a provider threw while sending', error) } }
    }
  }

  return { send, settled: id => waitingForAnswer.get(id)?.() }
}

/** It was claimed, and told to stay before anything of it left. */
const NEVER_WENT: SendOutcome = { outcome: 'notStored', failure: { kind: 'cancelled' } }

/** A method each and no flag, down to the service: nothing that is set wrongly can show a note to a contact. */
function sendAt(line: ProviderAccount, sending: Omit<Sending, 'text'>, intent: ItemIntent): Promise<SendOutcome> {
  switch (intent.kind) {
    case 'reply':
      return line.send({ ...sending, text: intent.text })
    case 'note':
      return line.annotate({ ...sending, text: intent.text })
    case 'file':
      return line.sendFile({ ...sending, file: { ...intent.file, uploaded: intent.uploaded ?? '' } })
    default:
      return assertNever(intent)
  }
}

const cannotEverLook = (failure: Failure) => failure.kind === 'unreadable' || troubleOf(failure) === 'lasting'
