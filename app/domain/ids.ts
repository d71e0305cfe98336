import { z } from 'zod'

// Ids are branded, deterministic and legible: `cnv:<account>/<remote>`. The same remote record always gets the same id,
// so storing it twice is storing it once. A remote part is percent-encoded, so that `/` always separates.

export const AccountId = z.string().regex(/^acc:[a-z0-9-]{1,40}$/).brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** The window may send anything for an id: what gets through here can be taken apart again without a throw. */
const idOf = (prefix: string) =>
  z.string().max(600).regex(new RegExp(`^${prefix}:[a-z0-9-]{1,40}(?:/(?:[\\w.!~*'()-]|%[0-9A-F]{2})*)+$`)).refine(isDecodable)

export const ConversationId = idOf('cnv').brand<'ConversationId'>()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = idOf('msg').brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>
export const NoteId = idOf('nte').brand<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>
export const EventId = idOf('evt').brand<'EventId'>()
export type EventId = z.infer<typeof EventId>
export const ContactId = idOf('ctc').brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>
export const OperatorId = idOf('opr').brand<'OperatorId'>()
export type OperatorId = z.infer<typeof OperatorId>
export const GroupId = idOf('grp').brand<'GroupId'>()
export type GroupId = z.infer<typeof GroupId>
export const InboxId = idOf('inb').brand<'InboxId'>()
export type InboxId = z.infer<typeof InboxId>
export const CampaignId = idOf('cmp').brand<'CampaignId'>()
export type CampaignId = z.infer<typeof CampaignId>
/** One row of the outbox: `out:<uuid v7>`. */
export const OutboxEntryId = z.string().max(600).startsWith('out:').brand<'OutboxEntryId'>()
export type OutboxEntryId = z.infer<typeof OutboxEntryId>

/** Ids of things that a service keeps for one account. */
export type RemoteId =
  | ConversationId | MessageId | NoteId | EventId | ContactId | OperatorId | GroupId | InboxId | CampaignId

/** Half a surrogate pair, which services do send, has no encoding: it becomes the replacement character. */
const enc = (remote: string) => encodeURIComponent(remote.replaceAll(/\p{Cs}/gu, '\u{fffd}'))
const keyOf = (account: AccountId) => account.slice('acc:'.length)

/** @param key lower-case letters, digits and dashes, at most 40 */
export const accountId = (key: string): AccountId => AccountId.parse(`acc:${key}`)
export const conversationId = (account: AccountId, remote: string) => `cnv:${keyOf(account)}/${enc(remote)}` as ConversationId
export const contactId = (account: AccountId, remote: string) => `ctc:${keyOf(account)}/${enc(remote)}` as ContactId
export const operatorId = (account: AccountId, remote: string) => `opr:${keyOf(account)}/${enc(remote)}` as OperatorId
export const groupId = (account: AccountId, remote: string) => `grp:${keyOf(account)}/${enc(remote)}` as GroupId
export const inboxId = (account: AccountId, remote: string) => `inb:${keyOf(account)}/${enc(remote)}` as InboxId
export const campaignId = (account: AccountId, remote: string) => `cmp:${keyOf(account)}/${enc(remote)}` as CampaignId
/** Items of a thread carry their conversation: services number them per conversation. */
export const messageId = (conversation: ConversationId, remote: string) => `msg:${conversation.slice(4)}/${enc(remote)}` as MessageId
export const noteId = (conversation: ConversationId, remote: string) => `nte:${conversation.slice(4)}/${enc(remote)}` as NoteId
export const eventId = (conversation: ConversationId, remote: string) => `evt:${conversation.slice(4)}/${enc(remote)}` as EventId
export const outboxEntryId = (uuid: string) => `out:${uuid}` as OutboxEntryId

/** The account that a remote thing belongs to. */
export function accountOf(id: RemoteId): AccountId {
  return `acc:${id.slice(4, slashOf(id))}` as AccountId
}

/** Whether all that is named is of one account: what is done for one must never reach another. Never throws, since gates ask it. */
export const areOfOneAccount = (ids: readonly (AccountId | RemoteId | null)[]): boolean =>
  new Set(ids.filter(id => id !== null).map(id => id.slice(4).split('/', 1)[0])).size <= 1

/** The service's own id: the last part. */
export function remoteOf(id: RemoteId): string {
  return decodeURIComponent(id.slice(id.lastIndexOf('/') + 1))
}

function slashOf(id: string): number {
  const slash = id.indexOf('/')
  if (slash < 0) throw new Error(`not the id of a remote thing: ${id}`)
  return slash
}

/** Not every sequence of percent codes is text. */
function isDecodable(id: string): boolean {
  try {
    decodeURIComponent(id)
    return true
  } catch {
    return false
  }
}
