import type { Contact } from '#app/domain/contact.ts'
import type { ContactId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { AccountLine } from './account-line.ts'
import type { Backlog } from './backlog.ts'
import type { Cursors, Paging } from './cursor.ts'
import type { GapAudit } from './gap-audit.ts'
import type { KeepConversations } from './keep-conversations.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SyncNeeds } from './sync-needs.ts'
import { walkPages } from './walk-pages.ts'

/** Contacts of one account. */
export type ContactsPull = Readonly<{
  /** The next page, or the first. Answers whether there are further ones. */
  loadMore(asking: Readonly<{ search: string; fromStart: boolean }>): Promise<Result<boolean>>
  /** By id or e-mail address; null = there is none. */
  find(key: string): Promise<Result<Contact | null>>
  refresh(id: ContactId): Promise<Result<Contact>>
  /** Fetches the contact's conversations. Answers how many there are. */
  loadConversations(id: ContactId): Promise<Result<number>>
}>

const MAX_CONVERSATION_PAGES = 10
/** Where searches have come: kept for as long as the app runs, since what people look for is nobody's to keep. */
const SEARCHES_REMEMBERED = 50

/** A list, and finding somebody in it, tells less than asking for one. */
const AS_LISTED = { isWhole: false }

type ContactsNeeds = Pick<SyncNeeds, 'store' | 'changes'> &
  Readonly<{ line: AccountLine; cursors: Cursors; recent: RecentEvents; audit: GapAudit; backlog: Backlog; keepConversations: KeepConversations }>

export function createContactsPull({ store, changes, line, cursors, recent, audit, backlog, keepConversations }: ContactsNeeds): ContactsPull {
  const searches = new Map<string, Paging>()

  async function keep(contacts: readonly Contact[], how: Readonly<{ isWhole: boolean }>): Promise<Result<null>> {
    if (contacts.length === 0) return ok(null)
    const stored = await store.contacts.upsert(contacts, how)
    if (stored.ok) changes.tell({ kind: 'contacts', ids: contacts.map(contact => contact.id) })
    return stored
  }

  async function reached(search: string): Promise<Paging | null> {
    return search === '' ? await cursors.contacts() : (searches.get(search) ?? null)
  }

  async function reach(search: string, paging: Paging): Promise<Result<null>> {
    if (search === '') return cursors.setContacts(paging)
    searches.delete(search)
    searches.set(search, paging)
    for (const oldest of searches.keys()) if (searches.size > SEARCHES_REMEMBERED) searches.delete(oldest)
    return ok(null)
  }

  async function isOffered(search: string): Promise<Result<boolean>> {
    const listed = await line.offers('contacts')
    return listed.ok && listed.value && search !== '' ? line.offers('contactSearch') : listed
  }

  return {
    async loadMore({ search, fromStart }) {
      const offered = await isOffered(search)
      if (!offered.ok || !offered.value) return offered
      const paging = fromStart ? null : await reached(search)
      if (paging !== null && paging.next === null) return ok(false)
      const asked = { cursor: paging?.next ?? null, search: search === '' ? null : search }
      const page = await line.ask('list', (service, signal) => service.listContacts({ ...asked, signal }))
      if (!page.ok) return page
      const kept = await keep(page.value.items, AS_LISTED)
      if (!kept.ok) return kept
      const next = page.value.next === asked.cursor ? null : page.value.next
      const noted = await reach(search, { next })
      return noted.ok ? ok(next !== null) : noted
    },
    async find(key) {
      const offered = await line.offers('contactLookup')
      if (!offered.ok) return offered
      if (!offered.value) return ok(null)
      const found = await line.ask('openThread', (service, signal) => service.findContact({ key, signal }))
      if (!found.ok) return found.failure.kind === 'notFound' ? ok(null) : found
      const kept = await keep([found.value], AS_LISTED)
      return kept.ok ? found : kept
    },
    async refresh(id) {
      const contact = await line.ask('openThread', (service, signal) => service.getContact({ id, signal }))
      if (!contact.ok) return contact
      const kept = await keep([contact.value], { isWhole: true })
      return kept.ok ? contact : kept
    },
    async loadConversations(contactId) {
      let found = 0
      let askedAt = recent.mark()
      const walked = await walkPages(
        { from: null, maxPages: MAX_CONVERSATION_PAGES },
        cursor => {
          askedAt = recent.mark()
          return line.ask('openThread', (service, signal) => service.listContactConversations({ contactId, cursor, signal }))
        },
        async ({ items }) => {
          found += items.length
          for (const record of items) if (await audit.needsThread(record, false)) backlog.add({ id: record.id, updatedAt: record.updatedAt, isThorough: false })
          return keepConversations(items, askedAt)
        },
      )
      return walked.ok ? ok(found) : walked
    },
  }
}
