import type { Result } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { aLog } from '#main/testing/builders.ts'
import { openStore } from '#main/store/open-store.ts'
import type { Store } from '#main/store/store.ts'

/** A new store that keeps nothing on disk. */
export async function aStore(): Promise<Store> {
  return valueOf(await openStore({ folder: ':memory:', clock: aClock(), log: aLog() }))
}

/** What a result holds; a failure ends the test with its kind. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.failure)}`)
  return result.value
}
