import type { TFunction } from 'i18next'
import type { ConversationRow } from '#app/contract/conversations.ts'
import type { Contact } from '#app/domain/contact.ts'
import { formatMoment } from '#renderer/words/format.ts'

type Fact = Readonly<{ key: string; label: string; value: string }>

/** What is known of a contact; what is not known has no line. Who is there now was not seen last at some time. */
export function contactFacts(contact: Contact, isOnline: boolean, t: TFunction<'context'>): readonly Fact[] {
  return known([
    ['email', t('email'), contact.email],
    ['phone', t('phone'), contact.phone],
    ['company', t('company'), contact.company],
    ['location', t('location'), contact.location],
    ['languages', t('languages'), contact.languages.join(', ')],
    ['lastSeen', t('lastSeen'), isOnline || contact.lastSeenAt === null ? null : formatMoment(contact.lastSeenAt)],
    ['firstSeen', t('firstSeen'), contact.createdAt === null ? null : formatMoment(contact.createdAt)],
  ])
}

export function conversationFacts({ conversation, assigneeName, groupName, inboxName }: ConversationRow, t: TFunction<'context'>): readonly Fact[] {
  return known([
    ['assignee', t('assignee'), assigneeName ?? t(conversation.assigneeId === null ? 'nobody' : 'somebody')],
    ['group', t('group'), groupName],
    ['inbox', t('inbox'), inboxName],
    ['transport', t('transport'), conversation.transport],
    ['created', t('created'), formatMoment(conversation.createdAt)],
  ])
}

function known(lines: readonly (readonly [key: string, label: string, value: string | null])[]): readonly Fact[] {
  return lines.flatMap(([key, label, value]) => (value === null || value === '' ? [] : [{ key, label, value }]))
}
