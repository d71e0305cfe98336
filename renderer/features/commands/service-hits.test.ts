import { expect, test } from 'vitest'
import { AccountView } from '#app/domain/account.ts'
import { accountId } from '#app/domain/ids.ts'
import { anAccount, MONDAY } from '#app/testing/samples.ts'
import { notShownYet, searchable, whoHasMore } from './service-hits.ts'

const view = (key: string, capabilities: readonly unknown[]) =>
  AccountView.parse({
    account: { ...anAccount, id: `acc:${key}`, name: key }, status: { state: 'live', lastGoodAt: MONDAY }, capabilities, keyKind: null, unreadConversations: 0, waitingConversations: 0,
  })
const lamps = view('lamps', [{ name: 'serverSearch', state: 'offered' }])
const books = view('books', [{ name: 'serverSearch', state: 'notOffered' }])
const unknown = view('unknown', [])

test('only those in view are looked at, and only those that can search are asked', () => {
  expect(searchable([lamps, books, unknown], null)).toEqual({ inScope: [lamps, books, unknown], canSearch: [lamps] })
  expect(searchable([lamps, books, unknown], [accountId('books')])).toEqual({ inScope: [books], canSearch: [] })
})

test('what stands in the list above is not shown a second time', () => {
  expect(notShownYet(['c', 'a', 'b'], ['a', 'x'])).toEqual(['c', 'b'])
})

test('whoever has more is named', () => {
  const outcome = (key: string, hasMore: boolean) => ({ accountId: accountId(key), failure: null, hasMore })

  expect(whoHasMore([lamps, books], [outcome('books', true), outcome('lamps', false)])).toEqual(['books'])
})
