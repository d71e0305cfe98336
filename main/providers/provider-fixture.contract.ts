import type { CampaignId, ContactId, ConversationId, GroupId, InboxId, OperatorId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import type { VirtualClock } from '#main/clock/virtual-clock.ts'
import type { Http } from './http/http.ts'
import type { CreateOutcome, Credential, Page, Provider, ProviderAccount, Sending, SendOutcome } from './provider.ts'

/** What can go wrong on the way, in words that fit every simulator. */
export type Trouble =
  /** This status, and nothing has happened. */
  | Readonly<{ kind: 'refused'; status: number; retryAfterSeconds?: number }>
  /** The connection ends, and nothing has happened. */
  | Readonly<{ kind: 'dropped' }>
  /** Nothing is ever answered, and nothing happens. */
  | Readonly<{ kind: 'silent' }>
  /** It has happened, and this status says otherwise. */
  | Readonly<{ kind: 'doneThenRefused'; status: number }>
  | Readonly<{ kind: 'doneThenDropped' }>
  /** The connection ends now; who looks sees it only so many milliseconds later. */
  | Readonly<{ kind: 'doneLate'; ms: number }>
  | Readonly<{ kind: 'html' }>
  | Readonly<{ kind: 'cutShort' }>
  /** Fifty megabytes of JSON. */
  | Readonly<{ kind: 'oversized' }>

/** Where on the wire the records of a list lie: in this member of the answer to a path that fits. */
export type WireList = Readonly<{ path: RegExp; member: string }>

/** A provider on its simulator, as the suite needs it: what the service's own people would see and do. Gone when the test ends. */
export type ProviderFixture = Readonly<{
  provider: Provider
  clock: VirtualClock
  /** Straight to the simulator; whatever is asked goes through it. */
  http: Http
  credential: Credential
  wrongCredentials: readonly Readonly<{ name: string; credential: Credential; field: string }>[]
  /** The credential for the same service at another address. */
  at: (url: URL) => Credential
  open: (change?: Readonly<{ http?: Http; credential?: Credential }>) => ProviderAccount
  /** What arrived at the simulator as `GET /path`, oldest first. */
  asked: () => readonly string[]
  trouble: Readonly<{ make: (on: 'send' | 'everything', trouble: Trouble) => void; end: () => void }>

  /** Who speaks in the tests. */
  operator: Readonly<{ id: OperatorId; name: string }>
  conversationId: ConversationId
  contactId: ContactId
  contactEmail: string
  inboxId: InboxId
  groupId: GroupId
  /** A running campaign; null where the service has none for us. */
  campaignId: CampaignId | null
  /** Ids of what is not there, each well-formed. */
  absent: Readonly<{ conversationId: ConversationId; contactId: ContactId; operatorId: OperatorId }>
  /** Such an id for anything that a service might call it. */
  idsFor: (remote: string) => Readonly<{ conversationId: ConversationId; contactId: ContactId; operatorId: OperatorId }>

  world: Readonly<{
    /** Conversations of a contact each, all changed lately. Ids of all that are there now. */
    addConversations: (count: number) => readonly ConversationId[]
    /** One conversation whose items say `line 0` … oldest first, one a second; every third is a note, every second of the rest the contact's. */
    addThread: (count: number) => ConversationId
    /** Ids of all that are there now. */
    addContacts: (count: number) => readonly ContactId[]
    addConversationsOf: (contactId: ContactId, count: number) => readonly ConversationId[]
    contactWrites: (conversationId: ConversationId, text: string) => void
    /** What the contact sees of it, and what operators see, oldest first. */
    contactSees: (conversationId: ConversationId) => readonly string[]
    teamSees: (conversationId: ConversationId) => readonly string[]
    /** The files that the contact sees, as the service gives them out. */
    filesSeen: (conversationId: ConversationId) => readonly Readonly<{ mime: string; content: Uint8Array }>[]
  }>
  lists: Readonly<Record<'conversations' | 'thread' | 'contacts', WireList>>
  /** null where the service tells nothing by itself. */
  live: Readonly<{ operatorNotes: (conversationId: ConversationId, text: string) => void; dropAll: () => void }> | null
}>

export type StartFixture = () => Promise<ProviderFixture>

/** What a result holds; a failure ends the test with its kind. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.failure)}`)
  return result.value
}

/** Why something was not done; null = it was. */
export function failureOf(answer: Result<unknown> | SendOutcome | CreateOutcome): Failure | null {
  if ('ok' in answer) return answer.ok ? null : answer.failure
  return 'failure' in answer ? answer.failure : null
}

/** All pages of a list, and in how many they came. @throws when the list has no end */
export async function walkPages<T>(page: (cursor: string | null) => Promise<Result<Page<T>>>) {
  const items: T[] = []
  const unreadable: string[] = []
  let cursor: string | null = null
  for (let pages = 1; pages < 500; pages += 1) {
    const { items: some, unreadable: broken, next }: Page<T> = valueOf(await page(cursor))
    items.push(...some)
    unreadable.push(...broken)
    if (next === null) return { items, unreadable, pages }
    cursor = next
  }
  throw new Error('the list has no end')
}

let minted = 100_000_000_000_000

export function aSending(desk: ProviderFixture, text = 'Good morning'): Sending {
  minted += 1
  return { conversationId: desk.conversationId, clientId: String(minted), text, operator: desk.operator }
}

/** Until one more request has arrived, of that method, or the work has ended without it. */
export async function untilAsked(desk: ProviderFixture, { work, method = '' }: Readonly<{ work: Promise<unknown>; method?: string }>): Promise<void> {
  const count = () => desk.asked().filter(request => request.startsWith(method)).length
  const before = count()
  const over = new Set<string>()
  void work.then(() => over.add('work'))
  while (over.size === 0 && count() === before) await new Promise(resolve => setImmediate(resolve))
}
