import { z } from 'zod'
import { AccountId } from './ids.ts'
import { EpochMs } from './time.ts'

/** How much of a day's calls is used, as steps that are worth a word, in percent. */
export const ALARM_STEPS = [0, 50, 80, 95] as const
export const AlarmStep = z.literal(ALARM_STEPS)
export type AlarmStep = z.infer<typeof AlarmStep>

/**
 * Why calls wait or are not made. `stopped`: the service told us to · `breaker`: it failed too often, or does not take the
 * credential · `dayAlmostUsed`: what is left of the day is for what a person waits for · `offline`: nothing gets through ·
 * `pace`: too many at once. `until` null = until an answer comes or, where the credential is refused, a person has seen to it.
 */
export const WaitReason = z.object({ reason: z.enum(['stopped', 'breaker', 'dayAlmostUsed', 'offline', 'pace']), until: EpochMs.nullable() }).readonly()
export type WaitReason = z.infer<typeof WaitReason>

const count = z.number().int().nonnegative()

/** What an account's credential may still ask of its service, and why something waits. Accounts with one credential share it. */
export const QuotaMeter = z
  .object({
    accountId: AccountId,
    /** All accounts of this credential, this one among them. */
    sharedBy: z.array(AccountId).readonly(),
    /** Calls since the day began, by our own count. */
    usedToday: count,
    /** null = the service has no daily limit, or tells of none. */
    perDay: count.nullable(),
    leftToday: count.nullable(),
    alarm: AlarmStep,
    dayEndsAt: EpochMs,
    /** What we have learned that the service bears: so many calls within any stretch of so many milliseconds. */
    learned: z.object({ calls: count, windowMs: count }).readonly(),
    /** Calls that wait for their turn. */
    waiting: z.object({ send: count, openThread: count, list: count, backfill: count }).readonly(),
    /** null = nothing waits, and nothing would have to. */
    why: WaitReason.nullable(),
  })
  .readonly()
export type QuotaMeter = z.infer<typeof QuotaMeter>
