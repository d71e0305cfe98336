import type { AccountId, CampaignId, ContactId, ConversationId } from '#app/domain/ids.ts'
import { SECOND_MS } from '#app/domain/time.ts'
import type { AccountLine } from './account-line.ts'
import { createBacklog, type Backlog } from './backlog.ts'
import { createBacklogWork, type BacklogWork } from './backlog-work.ts'
import { createCampaignsPull, type CampaignsPull } from './campaigns-pull.ts'
import { createContactsPull, type ContactsPull } from './contacts-pull.ts'
import { createComparing, type Comparing } from './comparing.ts'
import { createCursors } from './cursor.ts'
import { createDueSet, type DueSet } from './due-set.ts'
import { createGapAudit, type GapAudit } from './gap-audit.ts'
import { createKeepConversations } from './keep-conversations.ts'
import { createKeepItems, type KeepItems } from './keep-items.ts'
import { createKnownRound, type KnownRound } from './known-round.ts'
import { createListPull, type ListPull } from './list-pull.ts'
import { createPeoplePull, type PeoplePull } from './people-pull.ts'
import { createRecentEvents, type RecentEvents } from './recent-events.ts'
import { createSearchPull, type SearchPull } from './search-pull.ts'
import { createStaleThings, type StaleThings } from './stale-things.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { createThreadGaps } from './thread-gaps.ts'
import { createThreadLooks, type ThreadLooks } from './thread-looks.ts'
import { createThreadPull, type ThreadPull } from './thread-pull.ts'
import { createWatermark } from './watermark.ts'

/** Things that events have named, to be asked for again. */
export type Stale = Readonly<{ conversations: DueSet<ConversationId>; campaigns: DueSet<CampaignId>; contacts: DueSet<ContactId> }>

/** What one account's pulling is made of. */
export type AccountParts = Readonly<{
  recent: RecentEvents
  stale: Stale
  audit: GapAudit
  backlog: Backlog
  comparing: Comparing
  keepItems: KeepItems
  threads: ThreadPull
  looks: ThreadLooks
  list: ListPull
  round: KnownRound
  staleThings: StaleThings
  backlogWork: BacklogWork
  people: PeoplePull
  contacts: ContactsPull
  campaigns: CampaignsPull
  search: SearchPull
}>

const QUIET_MS = 700
const AT_MOST_MS = 4 * SECOND_MS

/** Wires them; no logic. */
export function createAccountParts(needs: SyncNeeds & Readonly<{ id: AccountId; line: AccountLine }>): AccountParts {
  const { store, clock, id } = needs
  const due = { clock, quietMs: QUIET_MS, atMostMs: AT_MOST_MS }
  const stale: Stale = {
    conversations: createDueSet<ConversationId>(due), campaigns: createDueSet<CampaignId>(due), contacts: createDueSet<ContactId>(due),
  }
  const cursors = createCursors(store.cursors, id)
  const base = {
    ...needs, cursors, stale, recent: createRecentEvents(), backlog: createBacklog({ clock }), comparing: createComparing(needs),
    watermark: createWatermark({ cursors, clock }), audit: createGapAudit({ cursors, clock }), gaps: createThreadGaps({ cursors, clock }),
  }
  const keeping = { ...base, keepItems: createKeepItems(base), keepConversations: createKeepConversations({ ...base, stale: stale.conversations }) }
  const threads = createThreadPull(keeping)
  const looks = createThreadLooks({ ...keeping, threads })
  const contacts = createContactsPull(keeping)
  const campaigns = createCampaignsPull(keeping)
  return {
    ...keeping, threads, looks, contacts, campaigns,
    list: createListPull(keeping),
    round: createKnownRound({ ...keeping, looks }),
    staleThings: createStaleThings({ ...keeping, contacts, campaigns }),
    backlogWork: createBacklogWork({ ...keeping, threads, looks }),
    people: createPeoplePull(keeping),
    search: createSearchPull(keeping),
  }
}
