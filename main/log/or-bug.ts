import { fail, type Result } from '#app/result.ts'
import type { Log } from './log.ts'

/** An edge: what is thrown in here becomes a `bug`, told in the log, so that it neither stops what goes on nor ends where nobody hears of it. */
export async function orBug<T>(log: Pick<Log, 'bug'>, what: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return fail({ kind: 'bug', reference: log.bug(what, error) })
  }
}
