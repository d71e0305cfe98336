import { FileId, type Attachment } from '#app/domain/attachment.ts'
import type { Account } from '#app/domain/account.ts'
import type { Campaign } from '#app/domain/campaign.ts'
import type { Contact } from '#app/domain/contact.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import type { Draft } from '#app/domain/draft.ts'
import type { Event } from '#app/domain/event.ts'
import type { Group } from '#app/domain/group.ts'
import {
  accountId, campaignId, contactId, conversationId, eventId, groupId, inboxId, messageId, noteId, operatorId, outboxEntryId,
  accountOf, type AccountId, type ConversationId,
} from '#app/domain/ids.ts'
import type { Inbox } from '#app/domain/inbox.ts'
import type { Message } from '#app/domain/message.ts'
import type { Note } from '#app/domain/note.ts'
import type { Operator } from '#app/domain/operator.ts'
import { MessageText, NoteText, type Intent } from '#app/domain/outbox-entry.ts'
import type { Part } from '#app/domain/part.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { Log, LogFacts } from '#main/log/log.ts'
import type { NewOutboxRow } from '#main/store/store.ts'

// Data for tests: complete and unremarkable, so that a test says only what matters to it. Same input, same output.

/** When `aClock()` starts: Monday, 2026-01-05 09:00 UTC. `at(5)` is five milliseconds later. */
export const START: EpochMs = epochMs(Date.UTC(2026, 0, 5, 9))
export const at = (msAfterStart: number): EpochMs => epochMs(START + msAfterStart)

export const ACCOUNT: AccountId = accountId('one')
export const OTHER_ACCOUNT: AccountId = accountId('other')
export const CONVERSATION: ConversationId = conversationId(ACCOUNT, 'c1')

export function anAccount(said: Partial<Account> = {}): Account {
  const id = said.id ?? ACCOUNT
  return {
    id, providerId: providerId('aprovider'), name: 'One', alias: 'one', colour: 0, position: 0, remoteId: 'remote-one',
    domain: 'one.example', me: operatorId(id, 'me'), credentialHint: 'abcd', createdAt: START,
    ...said,
  }
}

/** A conversation as a service tells it that keeps unread, waiting and preview itself. */
export function aConversationRecord(said: Partial<ConversationRecord> = {}): ConversationRecord {
  const id = said.id ?? CONVERSATION
  const accountId = accountOf(id)
  return {
    id, accountId, contactId: contactId(accountId, 'u1'), contactName: 'Ada Contact', contactEmail: 'ada@contact.example',
    contactOnline: null, subject: null, preview: { speaker: 'contact', text: 'Hello' }, status: 'open', assigneeId: null,
    groupId: null, inboxId: null, unreadCount: 0, waitingSince: null, segments: [], isBlocked: false, transport: 'chat',
    createdAt: START, updatedAt: START,
    ...said,
  }
}

/** As a service tells it that keeps none of the three. */
export function aBareConversationRecord(said: Partial<ConversationRecord> = {}): ConversationRecord {
  return aConversationRecord({ unreadCount: 'ours', waitingSince: 'ours', preview: 'ours', ...said })
}

type Said<Item> = Partial<Omit<Item, 'id'>> & Readonly<{ remote?: string; text?: string }>

/** From the contact, unless told. `remote` is the service's id of it, `text` its only part. */
export function aMessage({ remote = 'm1', text = 'Hello', ...said }: Said<Message> = {}): Message {
  const conversation = said.conversationId ?? CONVERSATION
  return {
    type: 'message', id: messageId(conversation, remote), conversationId: conversation,
    author: { kind: 'contact', name: 'Ada Contact', operatorId: null }, parts: [aText(text)], receipt: 'received', isEdited: false,
    at: START,
    ...said,
  }
}

/** From an operator to the contact. */
export function aReply(said: Said<Message> = {}): Message {
  const account = accountOf(said.conversationId ?? CONVERSATION)
  const author = { kind: 'operator', name: 'Olga Operator', operatorId: operatorId(account, 'olga') } as const
  return aMessage({ remote: 'r1', author, receipt: 'sent', ...said })
}

export function aNote({ remote = 'n1', text = 'For us only', ...said }: Said<Note> = {}): Note {
  const conversation = said.conversationId ?? CONVERSATION
  return {
    type: 'note', id: noteId(conversation, remote), conversationId: conversation,
    author: { kind: 'operator', name: 'Olga Operator', operatorId: operatorId(accountOf(conversation), 'olga') },
    parts: [aText(text)], isEdited: false, at: START,
    ...said,
  }
}

export function anEvent({ remote = 'e1', ...said }: Omit<Said<Event>, 'text'> & Partial<Pick<Event, 'text'>> = {}): Event {
  const conversation = said.conversationId ?? CONVERSATION
  return {
    type: 'event', id: eventId(conversation, remote), conversationId: conversation, kind: 'assigned', name: 'Olga Operator', text: null,
    at: START,
    ...said,
  }
}

export const aText = (text: string): Part => ({ kind: 'text', text, format: 'plain' })

export function aContact({ remote = 'u1', ...said }: Partial<Contact> & Readonly<{ remote?: string }> = {}): Contact {
  const account = said.accountId ?? ACCOUNT
  return {
    id: contactId(account, remote), accountId: account, name: 'Ada Contact', email: 'ada@contact.example', phone: null, company: null,
    location: null, languages: [], segments: [], properties: [], notepad: null, isOnline: null, lastSeenAt: null,
    createdAt: START, updatedAt: START,
    ...said,
  }
}

export function anOperator({ remote = 'olga', ...said }: Partial<Operator> & Readonly<{ remote?: string }> = {}): Operator {
  const account = said.accountId ?? ACCOUNT
  return {
    id: operatorId(account, remote), accountId: account, name: 'Olga Operator', email: 'olga@operator.example', presence: 'online',
    role: null, title: null, groupIds: [], isActive: true,
    ...said,
  }
}

export function aGroup({ remote = 'g1', ...said }: Partial<Group> & Readonly<{ remote?: string }> = {}): Group {
  const account = said.accountId ?? ACCOUNT
  return { id: groupId(account, remote), accountId: account, name: 'Billing', description: null, memberIds: null, ...said }
}

export function anInbox({ remote = 'i1', ...said }: Partial<Inbox> & Readonly<{ remote?: string }> = {}): Inbox {
  const account = said.accountId ?? ACCOUNT
  return { id: inboxId(account, remote), accountId: account, name: 'Support', isEnabled: true, ...said }
}

export function aCampaign({ remote = 'k1', ...said }: Partial<Campaign> & Readonly<{ remote?: string }> = {}): Campaign {
  const account = said.accountId ?? ACCOUNT
  return {
    id: campaignId(account, remote), accountId: account, name: 'Spring', subject: null, type: 'oneShot', state: 'ready',
    progressPercent: 0, targets: null, reached: null, opened: null, clicked: null, unsubscribed: null, tag: null, message: null,
    createdAt: START, updatedAt: START, dispatchedAt: null,
    ...said,
  }
}

export function aDraft(said: Partial<Draft> = {}): Draft {
  return { conversationId: CONVERSATION, mode: 'reply', text: 'Not sent yet', updatedAt: START, ...said }
}

export const aReplyIntent = (text = 'Good morning'): Intent => ({ kind: 'reply', text: MessageText.parse(text) })
export const aNoteIntent = (text = 'For us only'): Intent => ({ kind: 'note', text: NoteText.parse(text) })

/** A file by its name; each name has other bytes. */
export function anAttachment(name = 'invoice.pdf'): Attachment {
  const digest = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
  return { fileId: FileId.parse(digest), name, mime: 'application/pdf', bytes: 4_000 }
}

export const aFileIntent = (name = 'invoice.pdf'): Intent => ({ kind: 'file', file: anAttachment(name), uploaded: null })

/** What a person asks for; `number` tells one from another. */
export function anOutboxRow({ number = 1, ...said }: Partial<NewOutboxRow> & Readonly<{ number?: number }> = {}): NewOutboxRow {
  const conversation = said.conversationId ?? CONVERSATION
  return {
    id: outboxEntryId(`0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`), accountId: accountOf(conversation),
    conversationId: conversation, operatorId: null, intent: aReplyIntent(), clientId: String(100_000_000_000_000 + number), createdAt: START,
    ...said,
  }
}

export type LogLine = Readonly<{ level: 'info' | 'warn' | 'bug'; what: string; facts: LogFacts }>

/** A log that keeps what it is told. */
export function aLog(): Log & Readonly<{ lines: readonly LogLine[] }> {
  const lines: LogLine[] = []
  return {
    lines,
    info: (what, facts) => void lines.push({ level: 'info', what, facts: facts ?? {} }),
    warn: (what, facts) => void lines.push({ level: 'warn', what, facts: facts ?? {} }),
    bug(what, error) {
      lines.push({ level: 'bug', what, facts: { error: String(error) } })
      return `bug-${lines.length}`
    },
  }
}
