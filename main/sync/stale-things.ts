import { SECOND_MS, type EpochMs } from '#app/domain/time.ts'
import type { CampaignId, ContactId, ConversationId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { AccountLine } from './account-line.ts'
import { isOfThisOneOnly } from './backoff.ts'
import type { Backlog } from './backlog.ts'
import type { CampaignsPull } from './campaigns-pull.ts'
import type { ContactsPull } from './contacts-pull.ts'
import type { DueSet } from './due-set.ts'
import type { GapAudit } from './gap-audit.ts'
import type { KeepConversations } from './keep-conversations.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'

/** Single things of which an event said no more than that they have changed, or that we had never heard of. */
export type StaleThings = Readonly<{
  nextAt(): EpochMs | null
  /** Asks for everything that is due. */
  run(): Promise<Result<null>>
}>

/** Services show a new conversation in an event a little before it can be asked for. */
const TRIES_WHILE_UNKNOWN = 4
const UNKNOWN_FOR_MS = 2 * SECOND_MS

type StaleNeeds = Pick<SyncNeeds, 'store' | 'log'> &
  Readonly<{
    line: AccountLine
    recent: RecentEvents
    audit: GapAudit
    backlog: Backlog
    keepConversations: KeepConversations
    campaigns: CampaignsPull
    contacts: ContactsPull
    stale: Readonly<{ conversations: DueSet<ConversationId>; campaigns: DueSet<CampaignId>; contacts: DueSet<ContactId> }>
  }>

export function createStaleThings({ store, log, line, recent, audit, backlog, keepConversations, campaigns, contacts, stale }: StaleNeeds): StaleThings {
  const notFound = new Map<ConversationId, number>()

  async function askConversation(id: ConversationId): Promise<Result<null>> {
    const askedAt = recent.mark()
    const found = await line.ask('list', (service, signal) => service.getConversation({ id, signal }))
    if (!found.ok) return found.failure.kind === 'notFound' ? missed(id) : found
    notFound.delete(id)
    // An event that could not be read tells no more than its conversation: what it brought is then in the thread.
    if (await audit.needsThread(found.value, false)) backlog.add({ id, updatedAt: found.value.updatedAt, isThorough: true })
    return keepConversations([found.value], askedAt)
  }

  async function missed(id: ConversationId): Promise<Result<null>> {
    const times = (notFound.get(id) ?? 0) + 1
    if (times < TRIES_WHILE_UNKNOWN) {
      notFound.set(id, times)
      stale.conversations.postpone(id, UNKNOWN_FOR_MS * 2 ** (times - 1))
      return ok(null)
    }
    notFound.delete(id)
    log.warn('an event named a conversation that is not there', { conversation: id })
    return ok(null)
  }

  /** One thing that cannot be had is let go; trouble of the whole account ends the run, and the rest stays due. */
  async function each<Id extends ConversationId | CampaignId | ContactId>(due: DueSet<Id>, ask: (id: Id) => Promise<Result<unknown>>): Promise<Result<null>> {
    for (const id of due.due()) {
      // Let go of before it is asked for, so that an event of this very moment counts as the next question.
      due.drop(id)
      const asked = await ask(id)
      if (asked.ok) continue
      if (!isOfThisOneOnly(asked.failure)) {
        due.want(id)
        return asked
      }
      const named: ConversationId | CampaignId | ContactId = id
      log.warn('something that changed could not be asked for', { id: named, failure: asked.failure.kind })
    }
    return ok(null)
  }

  return {
    nextAt: () => earliest([stale.conversations.nextAt(), stale.campaigns.nextAt(), stale.contacts.nextAt()]),
    async run() {
      const conversations = await each(stale.conversations, askConversation)
      if (!conversations.ok) return conversations
      const loaded = await each(stale.campaigns, id => campaigns.load(id, 'list'))
      if (!loaded.ok) return loaded
      return each(stale.contacts, async id => ((await store.contacts.get(id)) === null ? ok(null) : contacts.refresh(id)))
    },
  }
}

function earliest(times: readonly (EpochMs | null)[]): EpochMs | null {
  return times.reduce((first, time) => (first === null || (time !== null && time < first) ? time : first), null)
}
