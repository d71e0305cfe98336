import { z } from 'zod'
import { Contact } from '#app/domain/contact.ts'
import { AccountId, ContactId } from '#app/domain/ids.ts'
import { command, query } from './call.ts'
import { AccountOutcomes, Scope, Window } from './scope.ts'

const Search = z.string().trim().max(200)
/** Half a character, which a paste may end in, fits into no address that we ask. */
const Key = z.string().trim().min(1).max(320).overwrite(text => text.replaceAll(/\p{Cs}/gu, '\u{fffd}'))

export const contacts = {
  /** From what is stored, by name. */
  'contacts.list': query(z.object({ scope: Scope, search: Search, ...Window }), z.object({ contacts: z.array(Contact).readonly(), total: z.number().int() }).readonly()),
  /** Asks each service for its next page (or its first, with `fromStart`) and stores it. */
  'contacts.loadMore': command(z.object({ scope: Scope, search: Search, fromStart: z.boolean() }), AccountOutcomes),
  'contacts.get': query(z.object({ id: ContactId }), Contact),
  /** Asks the service again. */
  'contacts.refresh': command(z.object({ id: ContactId }), Contact),
  /** By id or e-mail address, in every account of the scope. */
  'contacts.find': command(z.object({ scope: Scope, key: Key }), z.object({ contacts: z.array(Contact).readonly(), outcomes: AccountOutcomes }).readonly()),
  /** Fetches the contact's conversations into the store; `conversations.list` with `contactId` shows them. */
  'contacts.loadConversations': command(z.object({ id: ContactId }), z.object({ accountId: AccountId, found: z.number().int() })),
} as const
