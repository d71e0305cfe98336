import { ok } from '#app/result.ts'
import type { Store } from '#main/store/store.ts'
import type { Sync } from '#main/sync/sync.ts'
import { orNotFound } from './conversations.ts'
import type { Handlers } from './handlers.ts'

type ContactCalls = 'contacts.list' | 'contacts.loadMore' | 'contacts.get' | 'contacts.refresh' | 'contacts.find' | 'contacts.loadConversations'

export const contactHandlers = ({ store, sync }: Readonly<{ store: Pick<Store, 'contacts'>; sync: Sync }>) =>
  ({
    'contacts.list': async query => ok(await store.contacts.list(query)),
    'contacts.loadMore': async request => ok(await sync.loadContacts(request)),
    'contacts.get': async ({ id }) => orNotFound(await store.contacts.get(id)),
    'contacts.refresh': ({ id }) => sync.refreshContact(id),
    'contacts.find': async ({ scope, key }) => ok(await sync.findContacts({ scope, key })),
    'contacts.loadConversations': ({ id }) => sync.loadContactConversations(id),
  }) satisfies Pick<Handlers, ContactCalls>
