import type { Account } from '#app/domain/account.ts'
import type { Campaign } from '#app/domain/campaign.ts'
import type { Capability } from '#app/domain/capability.ts'
import type { ConnectionReport } from '#app/domain/connection-report.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { Conversation, ConversationRecord, ConversationStatus } from '#app/domain/conversation.ts'
import type { Group } from '#app/domain/group.ts'
import type { CampaignId, ContactId, ConversationId, GroupId, InboxId, OperatorId } from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Operator, Presence } from '#app/domain/operator.ts'
import type { Part } from '#app/domain/part.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import type { EpochMs } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import type { Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { Http } from './http/http.ts'

/** The fields of the manifest, filled in. Holds secrets: stays in main's memory, never in a log, an error or a test name. */
export type Credential = Readonly<Record<string, string>>

/** What a service is known to bear. A beginning: what it really bears is learned from how it answers. */
export type QuotaHint = Readonly<{
  /** Calls within any stretch of `windowMs`. */
  calls: number
  windowMs: number
  /** As far as may be learned upwards; the same as `calls` = not beyond what is known. */
  mostCalls: number
  /** Calls in a day; null = the service has no such limit, or tells of none. */
  perDay: number | null
}>

/** What every provider offers: who it is, a live check of a credential, and an account opened with one. */
export type Provider = Readonly<{
  manifest: ProviderManifest
  /** Tries the credential for real and names the field that is wrong. Never throws for anything that was typed. */
  check(credential: Credential, needs: Readonly<{ http: Http; clock: Clock; signal?: AbortSignal }>): Promise<ConnectionReport>
  open(opening: ProviderOpening): ProviderAccount
  /** What this credential is known to be allowed. Never throws, whatever was typed. */
  quota(credential: Credential): QuotaHint
}>

export type Doors = Readonly<{
  /** To the service: each call waits its turn, and each answer tells how the account stands. */
  http: Http
  /**
   * To the same addresses, at once: for what belongs to somebody else, such as the file store that a service names. What is
   * answered there says nothing of the service, and no credential of it goes there.
   */
  unpaced: Http
}>

export type ProviderOpening = Doors & Readonly<{
  account: Account
  credential: Credential
  clock: Clock
  /** A number in [0, 1): for jitter only. */
  random: () => number
}>

/** A page of a list. Records that could not be read are counted and named by path, and never take the others with them. */
export type Page<T> = Readonly<{
  items: readonly T[]
  unreadable: readonly string[]
  /** Opaque, can be kept over a restart; null = that was the last page. */
  next: string | null
}>

/** Several narrow the list together. What a service cannot filter by, the provider leaves to the caller and says so in `capabilities`. */
export type ConversationFilter = Readonly<{
  statuses?: readonly ConversationStatus[]
  isUnread?: boolean
  isUnassigned?: boolean
  assigneeId?: OperatorId
  inboxId?: InboxId
  updatedSince?: EpochMs
  search?: string
}>

export type Asking = Readonly<{ signal?: AbortSignal | undefined }>
export type AskingPage = Asking & Readonly<{ cursor: string | null }>

/** A stretch of a thread, oldest first; `older` asks for the stretch before it, null = this is the beginning. */
export type ThreadStretch = Readonly<{ items: readonly ThreadItem[]; unreadable: readonly string[]; older: string | null }>

export type Sending = Asking & Readonly<{
  conversationId: ConversationId
  /** Our own mark on the message, minted once and kept with the outbox entry: 15 digits. Services without such a thing ignore it. */
  clientId: string
  text: string
  /** Who speaks; null = the token itself. */
  operator: Readonly<{ id: OperatorId; name: string }> | null
}>

/** What of a file is told. `bytes`: its size. */
export type SentFile = Readonly<{ name: string; mime: string; bytes: number }>

/** A file whose bytes lie where `upload` said. */
export type UploadedFile = SentFile & Readonly<{ uploaded: string }>

export type Uploading = Asking & Readonly<{
  file: SentFile
  content: Uint8Array
  /** How many bytes have left so far. */
  onProgress: (sentBytes: number) => void
}>

/**
 * `sent`: stored. `notStored`: provably not stored, may go again when the failure has passed. `refused`: not stored, and
 * going again would not help. `doubt`: it may have been stored; read back before anything else.
 */
export type SendOutcome =
  | Readonly<{ outcome: 'sent'; remoteId: string; item: ThreadItem | null }>
  | Readonly<{ outcome: 'notStored'; failure: Failure }>
  | Readonly<{ outcome: 'refused'; failure: Failure }>
  | Readonly<{ outcome: 'doubt'; failure: Failure }>

export type SentSearch = Asking & Readonly<{
  conversationId: ConversationId
  kind: 'reply' | 'note'
  clientId: string
  text: string
  /** In place of the text, which is '' then. `uploaded`: what `upload` answered. */
  file?: UploadedFile
  operatorId: OperatorId | null
  /** What `watermark` gave before the first attempt; null where it was not asked. */
  watermark: string | null
  /** When the first attempt began. */
  sendingSince: EpochMs
  /** Remote ids that other outbox entries have already been matched with. */
  claimed: readonly string[]
}>

/** What a live connection tells. Ids that we do not know yet are normal: a new conversation shows itself by its first item. */
export type ProviderSignal =
  | Readonly<{ type: 'connection'; state: 'connecting' | 'live' | 'down'; failure: Failure | null }>
  /** The service has answered on the connection, though it had nothing to tell. */
  | Readonly<{ type: 'heartbeat' }>
  | Readonly<{ type: 'item'; conversationId: ConversationId; item: ThreadItem }>
  | Readonly<{ type: 'itemEdited'; conversationId: ConversationId; remoteId: string; parts: readonly Part[] }>
  | Readonly<{ type: 'itemRemoved'; conversationId: ConversationId; remoteId: string }>
  /** `all` = every message up to now. */
  | Readonly<{ type: 'readByContact'; conversationId: ConversationId; remoteIds: readonly string[] | 'all' }>
  | Readonly<{ type: 'readByTeam'; conversationId: ConversationId }>
  | Readonly<{ type: 'unreadByTeam'; conversationId: ConversationId }>
  | Readonly<{ type: 'conversationChanged'; conversationId: ConversationId; change: ConversationChange }>
  | Readonly<{ type: 'conversationRemoved'; conversationId: ConversationId }>
  /** Something changed that the signal does not carry: ask for the conversation again. */
  | Readonly<{ type: 'conversationStale'; conversationId: ConversationId }>
  | Readonly<{ type: 'typing'; conversationId: ConversationId; isTyping: boolean }>
  | Readonly<{ type: 'presence'; operatorId: OperatorId; presence: Presence }>
  | Readonly<{ type: 'campaignChanged'; campaignId: CampaignId }>
  | Readonly<{ type: 'contactChanged'; contactId: ContactId }>

export type ConversationChange = Readonly<
  Partial<Pick<Conversation,
    'status' | 'assigneeId' | 'groupId' | 'inboxId' | 'contactName' | 'contactEmail' | 'contactOnline' | 'contactId'
    | 'subject' | 'segments' | 'isBlocked'>>
>

export type LiveConnection = Readonly<{ close(): void }>

/**
 * One account at its service. Every method is a call (or a few), answers with a `Result` and never throws for what a
 * service or a network does. Methods for things that `capabilities` does not offer answer `forbidden` or `notFound`
 * without a call. Times are epoch milliseconds.
 */
export type ProviderAccount = Readonly<{
  capabilities(): readonly Capability[]
  /** Whether a message whose answer was lost may go again under the same client id once it was read back and found absent. */
  resend: 'withSameClientId' | 'never'

  listConversations(asking: AskingPage & Readonly<{ filter?: ConversationFilter }>): Promise<Result<Page<ConversationRecord>>>
  getConversation(asking: Asking & Readonly<{ id: ConversationId }>): Promise<Result<ConversationRecord>>
  /** Newest stretch with `cursor: null`, then `older`. */
  getThread(asking: AskingPage & Readonly<{ conversationId: ConversationId }>): Promise<Result<ThreadStretch>>

  /** To the contact. */
  send(sending: Sending): Promise<SendOutcome>
  /** To operators only. */
  annotate(sending: Sending): Promise<SendOutcome>
  /**
   * Puts bytes where a message can name them; seen by nobody until one does, so doing it again is harmless. Answers where they
   * lie, for `sendFile`: opaque, can be kept over a restart. Fails with `declined` (`tooLarge`) for more than the service takes.
   */
  upload(uploading: Uploading): Promise<Result<string>>
  /** To the contact: one file as one message. */
  sendFile(sending: Omit<Sending, 'text'> & Readonly<{ file: UploadedFile }>): Promise<SendOutcome>
  /** What to remember before a first attempt, so that reading back can tell new from old; null where a client id does that. */
  watermark(asking: Asking & Readonly<{ conversationId: ConversationId }>): Promise<Result<string | null>>
  /** Looks for what may have been stored; null = not there (yet). */
  findSent(search: SentSearch): Promise<Result<string | null>>
  setTyping(asking: Asking & Readonly<{ conversationId: ConversationId; isTyping: boolean }>): Promise<Result<null>>

  /** `operator`: who does it, for a service that says so in the thread. */
  setStatus(asking: Asking & Pick<Sending, 'operator'> & Readonly<{ id: ConversationId; status: ConversationStatus }>): Promise<Result<null>>
  assign(asking: Asking & Readonly<{ id: ConversationId; operatorId: OperatorId | null; groupId: GroupId | null }>): Promise<Result<null>>
  /** Marks the contact's messages as read (or unread) by the team. */
  markRead(asking: Asking & Readonly<{ id: ConversationId; read: boolean }>): Promise<Result<null>>
  /** Replaces all of them. */
  setSegments(asking: Asking & Readonly<{ id: ConversationId; segments: readonly string[] }>): Promise<Result<null>>
  /** A new conversation with its first message from us. */
  createConversation(creating: Omit<Sending, 'conversationId'> & Readonly<{ contact: NewConversationContact; inboxId: InboxId | null }>): Promise<CreateOutcome>

  listContacts(asking: AskingPage & Readonly<{ search: string | null }>): Promise<Result<Page<Contact>>>
  getContact(asking: Asking & Readonly<{ id: ContactId }>): Promise<Result<Contact>>
  /** By the service's own id or by e-mail address. */
  findContact(asking: Asking & Readonly<{ key: string }>): Promise<Result<Contact>>
  listContactConversations(asking: AskingPage & Readonly<{ contactId: ContactId }>): Promise<Result<Page<ConversationRecord>>>

  listOperators(asking: AskingPage): Promise<Result<Page<Operator>>>
  getOperator(asking: Asking & Readonly<{ id: OperatorId }>): Promise<Result<Operator>>
  listGroups(asking: AskingPage): Promise<Result<Page<Group>>>
  listInboxes(asking: AskingPage): Promise<Result<Page<Inbox>>>

  listCampaigns(asking: AskingPage): Promise<Result<Page<Campaign>>>
  getCampaign(asking: Asking & Readonly<{ id: CampaignId }>): Promise<Result<Campaign>>
  setCampaignRunning(asking: Asking & Readonly<{ id: CampaignId; isRunning: boolean }>): Promise<Result<null>>

  /** Live events; null where the service has none for us and must be asked again and again. */
  watch: ((listener: (signal: ProviderSignal) => void) => LiveConnection) | null
}>

/** Somebody known, or a name and an address. */
export type NewConversationContact =
  | Readonly<{ contactId: ContactId }>
  | Readonly<{ name: string; email: string | null }>

/** `created` with `message` in doubt: the conversation stands, its first message is to be read back like any other. */
export type CreateOutcome =
  | Readonly<{ outcome: 'created'; conversation: ConversationRecord; message: SendOutcome }>
  | Readonly<{ outcome: 'notCreated'; failure: Failure }>
  | Readonly<{ outcome: 'doubt'; failure: Failure }>
