import { z } from 'zod'
import type { Scope } from '#app/contract/scope.ts'
import { Contact } from '#app/domain/contact.ts'
import { json, toFlag, type RowReader } from './rows.ts'
import { scopeParam } from './scope-sql.ts'
import { putSearchText } from './search-index.ts'
import { matchOf } from './search-query.ts'
import { fold } from '#app/domain/search-text.ts'
import type { Sql } from './sql.ts'
import type { ContactTable } from './store.ts'

const ContactRow = z.object({ record: json(Contact) }).transform(({ record }) => record)

export function createContactTable({ cache, rows }: Readonly<{ cache: Sql; rows: RowReader }>): ContactTable {
  return {
    upsert: async (contacts, { isWhole } = { isWhole: true }) =>
      cache.write(() => {
        for (const contact of contacts) {
          const key = cache.number(
            `INSERT INTO contacts (id, account_id, sort_name, record) VALUES (@id, @account, @sortName, @record)
             ON CONFLICT (id) DO UPDATE SET sort_name = excluded.sort_name, record =
               iif(@isWhole OR excluded.record ->> '$.properties' <> '[]', excluded.record,
                 json_set(excluded.record, '$.properties', json_extract(contacts.record, '$.properties')))
             RETURNING key`,
            { id: contact.id, account: contact.accountId, sortName: sortNameOf(contact), record: JSON.stringify(contact), isWhole: toFlag(isWhole) },
          )
          if (key === null) throw new Error('a contact was stored and has no key')
          putSearchText(cache, 'search_contacts', { key, account: contact.accountId, text: searchTextOf(contact) })
        }
        return null
      }),

    get: async id => rows.one('contact', ContactRow, cache.get('SELECT record FROM contacts WHERE id = @id', { id })),

    list: async ({ scope, search, offset, limit }) => {
      const isSearching = search.trim() !== ''
      const match = isSearching ? matchOf(search, scope) : null
      if ((isSearching && match === null) || scope?.length === 0) return { contacts: [], total: 0 }
      const { from, where, params } = isSearching ? searched(match) : scoped(scope)
      const found = cache.all(
        `SELECT record FROM ${from} WHERE ${where} ORDER BY sort_name, key LIMIT @limit OFFSET @offset`,
        { ...params, limit, offset },
      )
      return {
        contacts: rows.all('contact', ContactRow, found),
        total: cache.number(`SELECT count(*) FROM ${from} WHERE ${where}`, params) ?? 0,
      }
    },
  }
}

function searched(match: string | null) {
  return { from: 'contacts', where: 'key IN (SELECT rowid FROM search_contacts WHERE search_contacts MATCH @match)', params: { match } }
}

function scoped(scope: Scope) {
  if (scope === null) return { from: 'contacts INDEXED BY contacts_by_name', where: 'TRUE', params: {} }
  if (scope.length === 1) {
    return { from: 'contacts INDEXED BY contacts_by_name_of_account', where: 'account_id = @account', params: { account: scope[0] ?? null } }
  }
  return {
    from: 'contacts INDEXED BY contacts_by_name',
    where: 'account_id IN (SELECT value FROM json_each(@scope))',
    params: scopeParam(scope),
  }
}

/** Accents and capitals do not matter; who has no name stands under his address, who has neither at the end. */
function sortNameOf({ name, email }: Contact): string {
  const shown = name.trim() === '' ? (email ?? '') : name
  return shown === '' ? '\u{10ffff}' : fold(shown).trim()
}

function searchTextOf({ name, email, phone, company }: Contact): string {
  return [name, email, phone, company].filter(text => text !== null).join('\n')
}
