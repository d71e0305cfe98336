import type { JsonObject } from './json.ts'
import { isObject } from './json.ts'
import type { Place } from './message-deeds.ts'
import { publishInThread, type Parts } from './parts.ts'
import type { Person, Site } from './site.ts'

type PersonChange = Readonly<{
  email?: string | undefined
  person?: JsonObject | undefined
  company?: JsonObject | undefined
  segments?: readonly string[] | undefined
  notepad?: string | undefined
  active?: Readonly<{ now: boolean; last: number }> | undefined
}>

export function createPerson(parts: Parts, site: Site, given: PersonChange & Readonly<{ email: string }>): Person {
  const at = parts.clock.now()
  const person: Person = { peopleId: parts.random.uuid(), createdAt: at, updatedAt: at, ...emptyProfile(given.email, at), data: {}, events: [], subscribed: true }
  merge(person, given)
  site.people.set(person.peopleId, person)
  publish(parts, site, { name: 'people:profile:created', data: idsOf(person) })
  return person
}

/** Everything that is not given is emptied. */
export function savePerson(parts: Parts, site: Site, { person, change }: Readonly<{ person: Person; change: PersonChange }>): void {
  Object.assign(person, emptyProfile(person.email, person.active.last))
  updatePerson(parts, site, { person, change })
}

/** What is not given stays; `person` and `company` are merged in depth. */
export function updatePerson(parts: Parts, site: Site, { person, change }: Readonly<{ person: Person; change: PersonChange }>): void {
  merge(person, change)
  person.updatedAt = parts.clock.now()
  const update = { email: change.email, person: change.person, company: change.company, segments: change.segments, notepad: change.notepad }
  publish(parts, site, { name: 'people:profile:updated', data: { ...idsOf(person), update } })
}

export function removePerson(parts: Parts, site: Site, person: Person): void {
  site.people.delete(person.peopleId)
  publish(parts, site, { name: 'people:profile:removed', data: idsOf(person) })
}

export function setSubscribed(parts: Parts, site: Site, { person, isSubscribed }: Readonly<{ person: Person; isSubscribed: boolean }>): void {
  person.subscribed = isSubscribed
  publish(parts, site, { name: 'email:subscribe', data: { email: person.email, subscribed: isSubscribed } })
}

/** A conversation whose visitor has an address belongs to the profile with that address; there is one from then on. */
export function bindPerson(parts: Parts, { site, thread }: Place, email: string): void {
  const known = [...site.people.values()].find(person => person.email === email)
  const person = known ?? createPerson(parts, site, { email, person: { nickname: thread.meta.nickname, avatar: thread.meta.avatar } })
  thread.peopleId = person.peopleId
  site.version += 1
  publishInThread(parts, thread, { name: 'people:bind:session', data: { people_id: person.peopleId } })
}

/** As in reference section 5.4. */
export function toProfile(person: Person): JsonObject {
  const { peopleId, createdAt, updatedAt, email, segments, notepad, active, score, company } = person
  return { people_id: peopleId, email, person: person.person, company, segments, notepad, active, score, created_at: createdAt, updated_at: updatedAt }
}

function emptyProfile(email: string, lastActiveAt: number) {
  return { email, person: {}, company: {}, segments: [], notepad: '', active: { now: false, last: lastActiveAt }, score: 0 }
}

function merge(person: Person, change: PersonChange): void {
  person.email = change.email ?? person.email
  person.person = mergeDeep(person.person, change.person ?? {})
  person.company = mergeDeep(person.company, change.company ?? {})
  person.segments = change.segments ?? person.segments
  person.notepad = change.notepad ?? person.notepad
  person.active = change.active ?? person.active
}

function mergeDeep(base: JsonObject, change: JsonObject): JsonObject {
  const merged = Object.entries(change).map(([key, value]) => {
    const before = base[key]
    return [key, isJsonObject(before) && isJsonObject(value) ? mergeDeep(before, value) : value] as const
  })
  return { ...base, ...Object.fromEntries(merged) }
}

function isJsonObject(value: JsonObject[string]): value is JsonObject {
  return isObject(value)
}

const idsOf = (person: Person) => ({ people_id: person.peopleId, email: person.email })

type PeopleEvent = 'people:profile:created' | 'people:profile:updated' | 'people:profile:removed' | 'email:subscribe'

function publish(parts: Parts, site: Site, { name, data }: Readonly<{ name: PeopleEvent; data: JsonObject }>): void {
  parts.hub.publish({ name, websiteId: site.websiteId, data: { website_id: site.websiteId, ...data } })
}
