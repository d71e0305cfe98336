import { writeTeamFile } from '#app/domain/team-file.ts'
import type { ProviderManifest } from '#app/domain/provider-manifest.ts'
import type { CredentialOffer } from '#app/contract/accounts.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { ok, type Result } from '#app/result.ts'
import type { AccountBook } from '#main/accounts/account-book.ts'
import type { Sync } from '#main/sync/sync.ts'
import type { Handlers } from './handlers.ts'

export type AccountNeeds = Readonly<{
  book: AccountBook
  manifests: readonly ProviderManifest[]
  offers: () => readonly CredentialOffer[]
  retry: (id: AccountId) => void
  sync: Pick<Sync, 'comparisons'>
  /** The shell asks the person where to; answers the name, null when he thought better of it. */
  saveFile: (file: Readonly<{ name: string; text: string }>) => Promise<Result<string | null>>
}>

/** What a team file is called unless the person says otherwise. */
const TEAM_FILE = 'tributary-team.json'

type AccountCalls =
  | 'providers.list' | 'accounts.list' | 'accounts.comparisons' | 'accounts.offers' | 'accounts.check' | 'accounts.add' | 'accounts.update'
  | 'accounts.reorder' | 'accounts.replaceCredential' | 'accounts.remove' | 'accounts.exportTeam' | 'accounts.retry'

export const accountHandlers = ({ book, manifests, offers, retry, sync, saveFile }: AccountNeeds) =>
  ({
    'providers.list': async () => ok(manifests),
    'accounts.list': async () => ok(await book.list()),
    'accounts.comparisons': async ({ scope }) => ok(sync.comparisons(scope)),
    'accounts.offers': async () => ok(offers()),
    'accounts.check': ({ source }) => book.check(source),
    'accounts.add': ({ source, accounts }) => book.add(source, accounts),
    'accounts.update': change => book.update(change),
    'accounts.reorder': ({ ids }) => book.reorder(ids),
    'accounts.replaceCredential': ({ id, fields }) => book.replaceCredential(id, fields),
    'accounts.remove': ({ id }) => book.remove(id),
    'accounts.exportTeam': async () => {
      const team = await book.team()
      const saved = team.ok ? await saveFile({ name: TEAM_FILE, text: writeTeamFile(team.value) }) : team
      return saved.ok ? ok({ savedAs: saved.value }) : saved
    },
    'accounts.retry': async ({ id }) => {
      retry(id)
      return ok(null)
    },
  }) satisfies Pick<Handlers, AccountCalls>
