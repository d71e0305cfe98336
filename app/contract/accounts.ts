import { z } from 'zod'
import { Account, AccountAlias, AccountColour, AccountName, AccountView } from '#app/domain/account.ts'
import { Comparison } from '#app/domain/comparison.ts'
import { ConnectionReport } from '#app/domain/connection-report.ts'
import { AccountId, areOfOneAccount, OperatorId } from '#app/domain/ids.ts'
import { ProviderId } from '#app/domain/provider-id.ts'
import { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { command, query } from './call.ts'
import { NoInput, Nothing, Scope } from './scope.ts'
import { VaultKind } from './vault.ts'

const Fields = z.record(z.string().max(60), z.string().max(8_000)).readonly()

/** Typed by a person, or what main found in the environment (which never leaves main). */
export const CredentialSource = z
  .discriminatedUnion('from', [
    z.object({ from: z.literal('typed'), providerId: ProviderId, fields: Fields }),
    z.object({ from: z.literal('environment'), providerId: ProviderId, fields: Fields }),
    /** What the account has; `fields` go over it. */
    z.object({ from: z.literal('account'), accountId: AccountId, fields: Fields.optional() }),
  ])
  .readonly()
export type CredentialSource = z.infer<typeof CredentialSource>

/** A credential that main found in the environment and offers to use; shows names and a hint, no secret. */
export const CredentialOffer = z
  .object({ providerId: ProviderId, variables: z.array(z.string()).readonly(), hint: z.string().max(4) })
  .readonly()
export type CredentialOffer = z.infer<typeof CredentialOffer>

export const NewAccount = z
  .object({ remoteId: z.string(), name: AccountName, alias: AccountAlias, colour: AccountColour, meRemoteId: z.string().nullable() })
  .readonly()
export type NewAccount = z.infer<typeof NewAccount>

/** `leftIn`: vaults from before which may still hold its secret, since they do not open; `secretGone`: there is none. */
export const RemovedAccount = z
  .object({ secretGone: z.boolean(), leftIn: z.array(VaultKind).readonly(), unsentDropped: z.number().int() })
  .readonly()
  .refine(({ secretGone, leftIn }) => secretGone === (leftIn.length === 0))
export type RemovedAccount = z.infer<typeof RemovedAccount>

export const accounts = {
  'providers.list': query(NoInput, z.array(ProviderManifest).readonly()),
  'accounts.list': query(NoInput, z.array(AccountView).readonly()),
  /** How the last comparison of each came out, as far as one has ended since the start. */
  'accounts.comparisons': query(z.object({ scope: Scope }), z.array(Comparison).readonly()),
  'accounts.offers': query(NoInput, z.array(CredentialOffer).readonly()),
  /** The live check; asks the service. */
  'accounts.check': query(z.object({ source: CredentialSource }), ConnectionReport),
  /** One account for each remote that was ticked; the secret is in the vault before any row exists. */
  'accounts.add': command(z.object({ source: CredentialSource, accounts: z.array(NewAccount).min(1).max(50) }), z.array(Account).readonly()),
  'accounts.update': command(
    z.object({ id: AccountId, name: AccountName.optional(), alias: AccountAlias.optional(), colour: AccountColour.optional(), me: OperatorId.nullable().optional() })
      .refine(({ id, me }) => areOfOneAccount([id, me ?? null])),
    Account,
  ),
  /** All account ids in their new order. */
  'accounts.reorder': command(z.object({ ids: z.array(AccountId).max(200) }), Nothing),
  /** `fields` go over what the account has: an administrator who makes a new key keeps the rest. */
  'accounts.replaceCredential': command(z.object({ id: AccountId, fields: Fields }), Account),
  /** Ends what runs, deletes its secret, its rows and its drafts, and answers only when the vault in use has read the secret back as gone. */
  'accounts.remove': command(z.object({ id: AccountId }), RemovedAccount),
  /** Asks where to, and writes a team file there; `savedAs`: its name, null when the person thought better of it. */
  'accounts.exportTeam': command(NoInput, z.object({ savedAs: z.string().nullable() }).readonly()),
  'accounts.retry': command(z.object({ id: AccountId }), Nothing),
} as const
