import { z } from 'zod'
import { Capability } from './capability.ts'
import { AccountId, OperatorId } from './ids.ts'
import { ProviderId } from './provider-id.ts'
import { SyncStatus } from './sync-status.ts'
import { EpochMs } from './time.ts'

export const ACCOUNT_COLOURS = 12

/** A short name for agents and scripts: `default`, `support`, `sales`. */
export const AccountAlias = z.string().trim().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)
export const AccountName = z.string().trim().min(1).max(60)
/** Index into the twelve account colours of the design. */
export const AccountColour = z.number().int().min(0).max(ACCOUNT_COLOURS - 1)

/** One connected Crisp website or Freshchat account. Its secret is in the vault, never here. */
export const Account = z
  .object({
    id: AccountId,
    providerId: ProviderId,
    name: AccountName,
    alias: AccountAlias,
    colour: AccountColour,
    /** Place in the rail, from 0. */
    position: z.number().int().nonnegative(),
    /** The service's own id of the website or portal that this account speaks for. */
    remoteId: z.string(),
    /** Web address or host, for people; null when unknown. */
    domain: z.string().nullable(),
    /** Who "I" am here; null until the person has picked. */
    me: OperatorId.nullable(),
    /** The last four characters of the key, so that a person can tell two keys apart. */
    credentialHint: z.string().max(4),
    createdAt: EpochMs,
  })
  .readonly()
export type Account = z.infer<typeof Account>

/** What the window shows of an account. */
export const AccountView = z
  .object({
    account: Account,
    status: SyncStatus,
    capabilities: z.array(Capability).readonly(),
    /** The i18n key of its kind of credential, as the service's manifest names it; null until its line was opened. */
    keyKind: z.string().nullable(),
    unreadConversations: z.number().int().nonnegative(),
    waitingConversations: z.number().int().nonnegative(),
  })
  .readonly()
export type AccountView = z.infer<typeof AccountView>
