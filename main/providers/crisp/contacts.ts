import { conversationId, remoteOf } from '#app/domain/ids.ts'
import type { ConversationRecord } from '#app/domain/conversation.ts'
import { fail, ok } from '#app/result.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import { readListPage } from './list.ts'
import { toContact } from './normalise/contact.ts'
import type { Room } from './room.ts'
import { CrispPerson, CrispPersonData, SessionId } from './wire/people.ts'
import { readRecord, readRecords } from './wire/records.ts'

const PAGE_SIZE = 50

type Contacts = Pick<ProviderAccount, 'listContacts' | 'getContact' | 'findContact' | 'listContactConversations'>

export function createContacts(room: Room, account: Pick<ProviderAccount, 'getConversation'>): Contacts {
  const { client, accountId } = room

  const getContact: Contacts['getContact'] = async ({ id, signal }) => {
    const data = room.learn('contactLookup', await client.atSite('GET', ['people', 'profile', remoteOf(id)], { signal }))
    const person = data.ok ? readRecord(CrispPerson, data.value) : data
    if (!person.ok) return person
    // Custom fields are a luxury: without them the contact still stands.
    const extra = await client.atSite('GET', ['people', 'data', person.value.people_id], { signal })
    const fields = extra.ok ? CrispPersonData.safeParse(extra.value).data?.data : undefined
    return ok(toContact(accountId, person.value, fields))
  }

  return {
    listContacts: async ({ search, ...asking }) => {
      const words = search === null || search === '' ? {} : { search_text: search }
      const page = await readListPage(room, asking, {
        path: ['people', 'profiles'],
        query: { per_page: PAGE_SIZE, ...words },
        record: CrispPerson,
        toItem: person => toContact(accountId, person),
        pageSize: PAGE_SIZE,
      })
      return room.learn('contacts', page)
    },

    getContact,

    // An address in place of the id works by hearsay only; a filter by address is how the official client asks.
    findContact: async ({ key, signal }) => {
      const isAddress = key.includes('@')
      const filter = [{ model: 'people', criterion: 'email', operator: 'eq', query: [key] }]
      const call = isAddress ? { query: { search_filter: JSON.stringify(filter) }, signal } : { signal }
      const data = await client.atSite('GET', isAddress ? ['people', 'profiles', '1'] : ['people', 'profile', key], call)
      if (!data.ok) return room.learn('contactLookup', data)
      if (!isAddress) {
        const person = readRecord(CrispPerson, data.value)
        return person.ok ? ok(toContact(accountId, person.value)) : person
      }
      const people = readRecords(CrispPerson, data.value)
      if (!people.ok) return people
      const found = people.value.items.find(person => person.email?.toLowerCase() === key.toLowerCase())
      return found === undefined ? fail({ kind: 'notFound' }) : ok(toContact(accountId, found))
    },

    // The service names the conversations of a contact without telling them: each is asked for by itself.
    listContactConversations: async ({ contactId, ...asking }) => {
      const path = ['people', 'conversations', remoteOf(contactId), 'list']
      const ids = await readListPage(room, asking, { path, record: SessionId, toItem: id => id, pageSize: null })
      if (!ids.ok) return ids
      const items: ConversationRecord[] = []
      for (const id of ids.value.items) {
        const told = await account.getConversation({ id: conversationId(accountId, id), signal: asking.signal })
        if (told.ok) items.push(told.value)
        else if (told.failure.kind !== 'notFound') return told
      }
      return ok({ ...ids.value, items })
    },
  }
}
