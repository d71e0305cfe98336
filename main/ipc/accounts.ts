import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { CredentialOffer } from '#app/contract/accounts.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { ok } from '#app/result.ts'
import type { AccountBook } from '#main/accounts/account-book.ts'
import type { Handlers } from './handlers.ts'

export type AccountNeeds = Readonly<{
  book: AccountBook
  manifests: readonly ProviderManifest[]
  offers: () => readonly CredentialOffer[]
  retry: (id: AccountId) => void
}>

type AccountCalls =
  | 'providers.list' | 'accounts.list' | 'accounts.offers' | 'accounts.check' | 'accounts.add' | 'accounts.update'
  | 'accounts.reorder' | 'accounts.replaceCredential' | 'accounts.remove' | 'accounts.retry'

export const accountHandlers = ({ book, manifests, offers, retry }: AccountNeeds) =>
  ({
    'providers.list': async () => ok(manifests),
    'accounts.list': async () => ok(await book.list()),
    'accounts.offers': async () => ok(offers()),
    'accounts.check': ({ source }) => book.check(source),
    'accounts.add': ({ source, accounts }) => book.add(source, accounts),
    'accounts.update': change => book.update(change),
    'accounts.reorder': ({ ids }) => book.reorder(ids),
    'accounts.replaceCredential': ({ id, fields }) => book.replaceCredential(id, fields),
    'accounts.remove': ({ id }) => book.remove(id),
    'accounts.retry': async ({ id }) => {
      retry(id)
      return ok(null)
    },
  }) satisfies Pick<Handlers, AccountCalls>
