import { z } from 'zod'
import { AccountId } from '#app/domain/ids.ts'
import { Failure } from '#app/failure.ts'

/** Which accounts a view merges; null = all of them. */
export const Scope = z.array(AccountId).max(200).readonly().nullable()
export type Scope = z.infer<typeof Scope>

/** A window of a long list. */
export const Window = { offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(200) }

/**
 * How asking the services went, account by account: one that fails takes nothing from the others.
 * `hasMore` = the service has further pages.
 */
export const AccountOutcome = z
  .object({ accountId: AccountId, failure: Failure.nullable(), hasMore: z.boolean() })
  .readonly()
export type AccountOutcome = z.infer<typeof AccountOutcome>
export const AccountOutcomes = z.array(AccountOutcome).readonly()

export const Nothing = z.null()
export const NoInput = z.object({}).strict()
