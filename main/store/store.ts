import type { Attachment, FileId } from '#app/domain/attachment.ts'
import type { Account } from '#app/domain/account.ts'
import type { Campaign, CampaignState } from '#app/domain/campaign.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { Conversation, ConversationRecord } from '#app/domain/conversation.ts'
import type { ComposerMode, Draft } from '#app/domain/draft.ts'
import type { Group } from '#app/domain/group.ts'
import type { AccountId, CampaignId, ContactId, ConversationId, OperatorId, OutboxEntryId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { JournalEntry } from '#app/domain/journal-entry.ts'
import type { Operator, Presence } from '#app/domain/operator.ts'
import type { Delivery, Intent, OutboxEntry } from '#app/domain/outbox-entry.ts'
import type { QuarantinedEntry } from '#app/domain/quarantined-entry.ts'
import type { Part } from '#app/domain/part.ts'
import type { ThreadItem, ThreadItemId, ThreadPage } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { ConversationRow, ConversationView, LaneCounts, SearchHit } from '#app/contract/conversations.ts'
import type { Scope } from '#app/contract/scope.ts'
import type { Result } from '#app/result.ts'
import type { CopyReport } from './open-copies.ts'

/**
 * SQLite, the local truth. Two files: `outbox.db` (synchronous=FULL: accounts, outbox, drafts, what must never be lost; with a second copy, `outbox.copy`) and
 * `cache.db` (WAL, NORMAL: everything that can be fetched again). Functions are async in type, so that the store can move
 * to a worker without touching a caller. Every upsert is idempotent. A row that does not parse is skipped, counted and never
 * deleted; one of the outbox is quarantined, and shown. Writes answer `diskFull` or
 * `diskRefused` where the disk is or does, and `takenOver` where a later start of the app owns the outbox; anything else that
 * goes wrong is a bug and throws.
 */
export type Store = Readonly<{
  accounts: AccountTable
  conversations: ConversationTable
  thread: ThreadTable
  contacts: ContactTable
  campaigns: CampaignTable
  people: PeopleTable
  outbox: OutboxTable
  drafts: DraftTable
  attachments: AttachmentTable
  cursors: CursorTable
  quotas: QuotaTable
  journal: JournalTable
  /** The name under which a damaged cache was set aside at this start; null = all was well. */
  cacheSetAside: string | null
  /** The name under which a damaged outbox was set aside, after what could be read was carried over; null = all was well. */
  outboxSetAside: string | null
  /** What the second copy of the outbox gave and had lost, in numbers. */
  copyReport: CopyReport
  /** Whether a file was found damaged since the store was opened: the next opening mends it. */
  isDamaged(): boolean
  /** Removes every trace of an account from both files. Answers how many unsent entries went with it. */
  forget(account: AccountId): Promise<Result<number>>
  /** Takes away drafts and their files whose account is not kept. Answers how many rows went. */
  dropStrays(): Promise<Result<number>>
  close(): void
}>

export type AccountTable = Readonly<{
  list(): Promise<readonly Account[]>
  get(id: AccountId): Promise<Account | null>
  /** Whether there is a row of this id, also one that cannot be read. */
  isKept(id: AccountId): Promise<boolean>
  /** Adds or replaces. */
  put(account: Account): Promise<Result<null>>
  reorder(ids: readonly AccountId[]): Promise<Result<null>>
}>

export type ConversationTable = Readonly<{
  /**
   * Stores what a service told at `seenAt`. Fields that a person has just set and that are still in the outbox (status,
   * assignee, read, segments) keep the person's value until the outbox is done with them. Answers the ids whose row really changed.
   */
  upsert(records: readonly ConversationRecord[], seenAt: EpochMs): Promise<Result<readonly ConversationId[]>>
  /** Sets single fields, from an event or from a person. Unknown ids are ignored: answers false. */
  patch(id: ConversationId, change: ConversationPatch): Promise<Result<boolean>>
  /**
   * Sets single fields that an event told, but for those that keep the person's value, as in `upsert`. `heldBack`: it told
   * another value of one of those; what the service has in the end has to be asked for.
   */
  hear(id: ConversationId, change: ConversationPatch): Promise<Result<'heard' | 'heldBack' | 'unknown'>>
  remove(id: ConversationId): Promise<Result<null>>
  get(id: ConversationId): Promise<ConversationRow | null>
  list(view: ConversationView, window: Readonly<{ offset: number; limit: number }>): Promise<Readonly<{ rows: readonly ConversationRow[]; total: number }>>
  place(view: ConversationView, id: ConversationId): Promise<number | null>
  counts(scope: Scope): Promise<LaneCounts>
  /** Conversations of one account that are not resolved, most recently changed first: what polling looks at. */
  openIds(account: AccountId, limit: number): Promise<readonly ConversationId[]>
  /** Names that the newest conversations of an account carry, most used first: what to suggest. */
  segments(account: AccountId): Promise<readonly string[]>
  unreadByAccount(): Promise<ReadonlyMap<AccountId, Readonly<{ unread: number; waiting: number }>>>
  search(query: Readonly<{ text: string; scope: Scope; limit: number }>): Promise<readonly SearchHit[]>
}>

export type ConversationPatch = Readonly<Partial<Pick<Conversation,
  'status' | 'assigneeId' | 'groupId' | 'inboxId' | 'contactId' | 'contactName' | 'contactEmail' | 'contactOnline' | 'subject'
  | 'segments' | 'isBlocked' | 'unreadCount' | 'updatedAt'>>>

/** `added`: not known before. `changed`: known, and now they say something else (words, time, receipt). */
export type StoredItems = Readonly<{ added: readonly ThreadItem['id'][]; changed: readonly ThreadItem['id'][] }>

export type ThreadTable = Readonly<{
  /**
   * Stores items (idempotent) and derives preview, unread and waiting time of conversations whose service does not keep
   * them. `isNew` = events and polls, where a contact's message counts as unread. Answers what that changed.
   */
  upsert(conversationId: ConversationId, items: readonly ThreadItem[], how: Readonly<{ isNew: boolean; seenAt: EpochMs }>): Promise<Result<StoredItems>>
  editParts(conversationId: ConversationId, remoteId: string, parts: readonly Part[]): Promise<Result<boolean>>
  removeItem(conversationId: ConversationId, remoteId: string): Promise<Result<boolean>>
  markReadByContact(conversationId: ConversationId, remoteIds: readonly string[] | 'all'): Promise<Result<null>>
  /** The newest `limit` items, oldest first, and what the outbox still holds. */
  page(conversationId: ConversationId, limit: number): Promise<ThreadPage>
  /** How many items stand behind one; null = it is not stored. */
  place(conversationId: ConversationId, itemId: ThreadItemId): Promise<number | null>
  /** Messages and notes that hold every word asked, newest first. `isWhole`: the thread is stored from its beginning on. */
  search(conversationId: ConversationId, text: string): Promise<Readonly<{ ids: readonly ThreadItemId[]; isWhole: boolean }>>
  newestAt(conversationId: ConversationId): Promise<EpochMs | null>
  count(conversationId: ConversationId): Promise<number>
  /** Where to ask the service for older items: undefined = never asked, null = the beginning is stored. */
  olderCursor(conversationId: ConversationId): Promise<string | null | undefined>
  setFilling(conversationId: ConversationId, filling: Readonly<{ olderCursor?: string | null; checkedAt?: EpochMs }>): Promise<Result<null>>
}>

export type ContactTable = Readonly<{
  /** `isWhole` false: as a list tells them. Some lists leave out the custom fields, so an empty set of these takes none away. */
  upsert(contacts: readonly Contact[], how?: Readonly<{ isWhole: boolean }>): Promise<Result<null>>
  get(id: ContactId): Promise<Contact | null>
  list(query: Readonly<{ scope: Scope; search: string; offset: number; limit: number }>): Promise<Readonly<{ contacts: readonly Contact[]; total: number }>>
}>

export type CampaignTable = Readonly<{
  upsert(campaigns: readonly Campaign[]): Promise<Result<null>>
  get(id: CampaignId): Promise<Campaign | null>
  list(query: Readonly<{ scope: Scope; search: string; states: readonly CampaignState[] | null }>): Promise<readonly Campaign[]>
}>

export type PeopleTable = Readonly<{
  /** Replaces the whole list of one account: who is gone at the service is gone here. */
  replaceOperators(account: AccountId, operators: readonly Operator[]): Promise<Result<null>>
  replaceGroups(account: AccountId, groups: readonly Group[]): Promise<Result<null>>
  replaceInboxes(account: AccountId, inboxes: readonly Inbox[]): Promise<Result<null>>
  setPresence(id: OperatorId, presence: Presence): Promise<Result<null>>
  operators(scope: Scope): Promise<readonly Readonly<{ operator: Operator; openConversations: number }>[]>
  operator(id: OperatorId): Promise<Readonly<{ operator: Operator; openConversations: number }> | null>
  groups(scope: Scope): Promise<readonly Group[]>
  inboxes(scope: Scope): Promise<readonly Inbox[]>
}>

/** An entry with what only the outbox needs. */
export type OutboxRow = Readonly<{
  entry: OutboxEntry
  /** Our mark on the message at services that take one: 15 digits, minted once. */
  clientId: string
  /** What told new from old before the first attempt; undefined = not asked yet. */
  watermark?: string | null
  /** When the first attempt began; null = none yet. */
  firstSentAt: EpochMs | null
}>

export type NewOutboxRow = Readonly<{
  id: OutboxEntryId
  accountId: AccountId
  conversationId: ConversationId
  operatorId: OperatorId | null
  intent: Intent
  clientId: string
  createdAt: EpochMs
  /** A first attempt was made before there was a row: it is born `sending`, so that no restart takes it for one that never left. */
  attemptedAt?: EpochMs
}>

export type OutboxTable = Readonly<{
  /**
   * One transaction: the row (state queued, next order number of its conversation) and the end of the draft it came from;
   * a file leaves the draft with its row.
   * Answered only when it is safely on disk.
   */
  add(row: NewOutboxRow, endsDraft: ComposerMode | null): Promise<Result<OutboxEntry>>
  get(id: OutboxEntryId): Promise<OutboxRow | null>
  /** Moves an entry on; `attempts`, `watermark` and `firstSentAt` with it. One transaction. */
  move(id: OutboxEntryId, to: Readonly<{ delivery: Delivery; attempts?: number; watermark?: string | null; firstSentAt?: EpochMs | null }>): Promise<Result<OutboxEntry>>
  edit(id: OutboxEntryId, intent: Intent): Promise<Result<OutboxEntry>>
  /** Everything that is neither sent nor discarded, in order. */
  open(): Promise<readonly OutboxRow[]>
  /** Those that wait, and those that were discarded. */
  unsent(): Promise<readonly OutboxRow[]>
  list(scope: Scope): Promise<readonly OutboxEntry[]>
  /** What would be open and does not parse, oldest first; what cannot say whose it is belongs to every scope. */
  quarantined(scope: Scope): Promise<readonly QuarantinedEntry[]>
  /** Takes one away, after putting it down in a file beside the outbox. `notFound` where there is none (any more) of that key. */
  discardQuarantined(key: number): Promise<Result<null>>
  /** Remote ids that sent entries of a conversation were matched with. */
  claimed(conversationId: ConversationId): Promise<readonly string[]>
}>

export type DraftTable = Readonly<{
  of(conversationId: ConversationId): Promise<readonly Draft[]>
  write(draft: Draft): Promise<Result<null>>
  remove(conversationId: ConversationId, mode: ComposerMode): Promise<Result<null>>
}>

/** The files of drafts: what they are called. Their bytes lie elsewhere. */
export type AttachmentTable = Readonly<{
  /** In the order they were added. */
  of(conversationId: ConversationId): Promise<readonly Attachment[]>
  /** Adds it, or gives it another name where these bytes are there already. */
  put(conversationId: ConversationId, attachment: Attachment): Promise<Result<null>>
  remove(conversationId: ConversationId, fileId: FileId): Promise<Result<null>>
  /** Of all drafts. */
  fileIds(): Promise<readonly FileId[]>
}>

/** How many calls were counted in the day that begins then. */
export type DayCount = Readonly<{ startsAt: EpochMs; used: number }>

/**
 * What a credential has used up of a day, and of the few days that the clock has shown before, and what its service was learned
 * to bear. The key is a digest and tells no secret.
 */
export type QuotaRecord = Readonly<{ credentialKey: string; dayStartsAt: EpochMs; used: number; otherDays: readonly DayCount[]; calls: number; stop: Readonly<{ since: EpochMs; until: EpochMs }> | null }>

export type QuotaTable = Readonly<{
  read(credentialKey: string): Promise<QuotaRecord | null>
  /** Adds or replaces. */
  keep(record: QuotaRecord): Promise<Result<null>>
}>

/** What happened, line by line; of each account the newest thousand. */
export type JournalTable = Readonly<{
  add(line: Omit<JournalEntry, 'key'>): Promise<Result<null>>
  /** Newest first. `before`: only lines with smaller keys; null = from the newest. */
  list(query: Readonly<{ scope: Scope; before: number | null; limit: number }>): Promise<readonly JournalEntry[]>
}>

/** How far a walk over a service's pages has come, so that a restart goes on where it stopped. */
export type CursorTable = Readonly<{
  get(account: AccountId, name: string): Promise<string | null>
  set(account: AccountId, name: string, value: string | null): Promise<Result<null>>
}>
