import { fail, type Result } from '#app/result.ts'
import { failureOf } from './vault.ts'

export type InTurn = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>

/**
 * One at a time, in the order asked. When one finds the store hung, all that waited behind it hear so at once: each
 * would only find the same, two seconds later than the one before.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let hangs = 0

  return work => {
    const hangsWhenAsked = hangs
    const mine = last.then(async () => {
      if (hangs > hangsWhenAsked) return fail(failureOf('hung'))
      const result = await work()
      if (isHung(result)) hangs += 1
      return result
    })
    last = mine.catch(() => undefined)
    return mine
  }
}

function isHung(result: Result<unknown>): boolean {
  return !result.ok && result.failure.kind === 'vaultUnavailable' && result.failure.cause === 'hung'
}
