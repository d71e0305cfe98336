import type { Contact } from '#app/domain/contact.ts'
import { contactId, type AccountId } from '#app/domain/ids.ts'
import { epochMs, type EpochMs } from '#app/domain/time.ts'
import type { CrispPerson } from '#main/providers/crisp/wire/people.ts'

/** @param data custom fields, which the service keeps apart; none where they were not asked for */
export function toContact(account: AccountId, person: CrispPerson, data: Readonly<Record<string, unknown>> = {}): Contact {
  const { person: about, company, active } = person
  return {
    id: contactId(account, person.people_id),
    accountId: account,
    name: about?.nickname ?? person.email ?? '',
    email: person.email,
    phone: about?.phone ?? null,
    company: company?.name ?? about?.employment?.name ?? null,
    location: placeOf(about?.geolocation ?? null),
    languages: about?.locales ?? [],
    segments: person.segments,
    properties: Object.entries(data).flatMap(([name, value]) => (isShown(value) ? [{ name, value: String(value) }] : [])),
    notepad: person.notepad,
    isOnline: active?.now ?? null,
    lastSeenAt: timeOf(active?.last ?? null),
    createdAt: timeOf(person.created_at),
    updatedAt: timeOf(person.updated_at),
  }
}

function placeOf(place: Readonly<{ city: string | null; country: string | null }> | null): string | null {
  const parts = [place?.city ?? null, place?.country ?? null].filter(part => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

function isShown(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function timeOf(value: number | null): EpochMs | null {
  return value === null ? null : epochMs(value)
}
