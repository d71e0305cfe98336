import { fail, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'

/** An edge: what is thrown in here is ours, and one bug must not stop an account for good, nor end where nobody hears of it. */
export async function orBug<T>(log: Pick<Log, 'bug'>, what: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return fail({ kind: 'bug', reference: log.bug(`sync: ${what}`, error) })
  }
}
