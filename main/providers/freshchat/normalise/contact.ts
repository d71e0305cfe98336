import type { Contact } from '#app/domain/contact.ts'
import { contactId, type AccountId } from '#app/domain/ids.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { FreshchatUser } from '#main/providers/freshchat/wire/user.ts'

export function toContact(user: FreshchatUser, accountId: AccountId): Contact {
  return {
    id: contactId(accountId, user.id),
    accountId,
    name: nameOf(user),
    email: user.email,
    phone: user.phone,
    company: null,
    location: null,
    languages: [],
    segments: [],
    properties: (user.properties ?? []).flatMap(property => (property === null ? [] : [{ name: property.name, value: property.value }])),
    notepad: null,
    isOnline: null,
    lastSeenAt: null,
    createdAt: timeOf(user.created_time),
    updatedAt: timeOf(user.updated_time),
  }
}

/** First and last name, else what else identifies them; '' when the service knows nothing. */
export function nameOf(user: Readonly<{ first_name: string | null; last_name: string | null; email: string | null; phone?: string | null }>): string {
  const name = [user.first_name, user.last_name].filter(part => part !== null).join(' ').trim()
  return name === '' ? (user.email ?? user.phone ?? '') : name
}

function timeOf(at: number | null): EpochMs | null {
  return at === null ? null : epochMs(at)
}
