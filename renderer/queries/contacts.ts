import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import type { ContactId } from '#app/domain/ids.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const CONTACTS_PER_PAGE = 100

export const contactPage = (scope: Scope, search: string, page: number) =>
  queryOptions({
    queryKey: [keys.contacts, 'list', scope, search, page],
    queryFn: () => ask('contacts.list', { scope, search, offset: page * CONTACTS_PER_PAGE, limit: CONTACTS_PER_PAGE }),
    placeholderData: keepPreviousData,
  })

export const contact = (id: ContactId | null) =>
  queryOptions({ queryKey: [keys.contacts, 'one', id], queryFn: id === null ? skipToken : () => ask('contacts.get', { id }) })
