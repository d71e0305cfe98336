import type { Directory } from '#main/accounts/directory.ts'
import { ok, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'
import type { OutboxRow } from '#main/store/store.ts'
import type { Attempt } from './attempt.ts'
import { resendAt } from './backoff.ts'
import type { FindSent } from './find-sent.ts'
import { troubleOf } from './trouble.ts'

export type LookBackNeeds = Readonly<{
  directory: Pick<Directory, 'line'>
  attempt: Attempt
  findSent: FindSent
  clock: Clock
  random: () => number
}>

/**
 * Reads back once what is in doubt. Whatever comes of it is committed to the row.
 * @param isDue whether this is the planned time; earlier, finding nothing means nothing
 */
export type LookBack = (row: OutboxRow, isDue: boolean) => Promise<void>

type Sight = Readonly<{ remoteId: string | null; resend: ProviderAccount['resend'] }>

export function createLookBack({ directory, attempt, findSent, clock, random }: LookBackNeeds): LookBack {
  const { commit, ask, hold, itWorks } = attempt

  async function look(row: OutboxRow): Promise<Result<Sight>> {
    const line = await directory.line(row.entry.accountId)
    if (!line.ok) return line
    const found = await findSent(row, line.value)
    return found.ok ? ok({ remoteId: found.value, resend: line.value.resend }) : found
  }

  return async (row, isDue) => {
    const { entry } = row
    const sight = await ask(entry.accountId, () => look(row))
    if (!sight.ok) {
      const until = hold(entry, sight.failure)
      // The wait for the account is the account's, and may end at any moment: then the look is due.
      const retryAt = troubleOf(sight.failure) === 'account' ? clock.now() : until
      await commit(entry.id, { type: 'checkFailed', isDue, failure: sight.failure, retryAt })
      return
    }
    itWorks(entry)
    const { remoteId, resend } = sight.value
    const again = resendAt(entry.attempts, { now: clock.now(), random })
    await commit(entry.id, remoteId === null ? { type: 'absent', isDue, resend, resendAt: again } : { type: 'found', remoteId })
  }
}
