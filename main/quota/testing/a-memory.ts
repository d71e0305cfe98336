import type { Failure } from '#app/failure.ts'
import { fail, ok } from '#app/result.ts'
import type { QuotaMemory } from '#main/quota/quota-memory.ts'
import type { QuotaRecord } from '#main/store/store.ts'

/** A disk for counts that can be watched, made slow, and made to refuse. */
export function aMemory(...before: readonly QuotaRecord[]) {
  const records = new Map(before.map(record => [record.credentialKey, record]))
  const kept: QuotaRecord[] = []
  const readings: string[] = []
  let refusal: Failure | null = null
  let asked = 0
  let gate: Promise<void> | null = null
  const memory: QuotaMemory = {
    async read(credentialKey) {
      readings.push(credentialKey)
      await gate
      return records.get(credentialKey) ?? null
    },
    async keep(record) {
      asked += 1
      await gate
      if (refusal !== null) return fail(refusal)
      kept.push(record)
      records.set(record.credentialKey, record)
      return ok(null)
    },
  }
  return {
    memory,
    /** What was written, one after the other. */
    kept,
    /** The keys that were read. */
    readings,
    /** How often it was asked to write. */
    asked: () => asked,
    /** From now on it refuses, or with null no more. */
    refuse: (failure: Failure | null) => void (refusal = failure),
    /** From now on nothing ends, until what this answers with is called. */
    hold: () => {
      let release = () => {}
      gate = new Promise(resolve => (release = resolve))
      return () => {
        gate = null
        release()
      }
    },
  }
}
