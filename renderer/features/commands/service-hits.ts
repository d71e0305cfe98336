import type { AccountView } from '#app/domain/account.ts'
import { can } from '#app/domain/capability.ts'
import type { AccountOutcome, Scope } from '#app/contract/scope.ts'

/** Whose service can be asked to search, of the accounts in view. */
export function searchable(views: readonly AccountView[], scope: Scope): Readonly<{ inScope: readonly AccountView[]; canSearch: readonly AccountView[] }> {
  const inScope = views.filter(({ account }) => scope === null || scope.includes(account.id))
  return { inScope, canSearch: inScope.filter(({ capabilities }) => can(capabilities, 'serverSearch')) }
}

/** What the services found and the list above does not show, in the order it came. */
export const notShownYet = <Id>(found: readonly Id[], shown: readonly Id[]): readonly Id[] => found.filter(id => !shown.includes(id))

/** The names of those who know more than they were asked for. */
export const whoHasMore = (views: readonly AccountView[], outcomes: readonly AccountOutcome[]): readonly string[] =>
  views.flatMap(({ account }) => (outcomes.some(({ accountId, hasMore }) => accountId === account.id && hasMore) ? [account.name] : []))
