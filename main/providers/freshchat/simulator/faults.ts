import { matchesPath } from './path-pattern.ts'

export type FaultEffect = Readonly<
  /** This status and Freshchat's error object (or this body), before anything happens. */
  | { kind: 'refused'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** A web page with status 200. */
  | { kind: 'html' }
  /** The connection ends before anything happens. */
  | { kind: 'dropped' }
  /** Nothing is ever answered, and nothing happens. */
  | { kind: 'silent' }
  /** It happens, and the answer is this status. 400 is the false refusal seen in the field. */
  | { kind: 'done-but-refused'; status: number }
  /** It happens, and the connection ends without an answer. */
  | { kind: 'done-but-dropped' }
  /** It happens, but readers see it only `lateMs` later; the answer is right, missing, or a 500. */
  | { kind: 'done-late'; lateMs: number; answer: 'ok' | 'dropped' | 'refused' }
  /** Right, after this wall time. */
  | { kind: 'slow'; delayMs: number }
  /** JSON that breaks off in the middle. */
  | { kind: 'cut-short' }
  /** A JSON string of this many bytes, streamed. */
  | { kind: 'oversized'; bytes: number }
  /** The right body, put through this. */
  | { kind: 'altered'; alter: (body: unknown) => unknown }
>

export type FaultRule = Readonly<{
  /** Every method if missing. */
  method?: string
  /** `/v2/users/*` means one segment, `/v2/**` everything below. */
  path: string
  /** How many requests it spoils; forever if missing. */
  times?: number
  /** How many matching requests pass first. */
  after?: number
  effect: FaultEffect
}>

export type Fault = Readonly<{ hits: () => number; stop: () => void }>

/** What goes wrong, request by request. The oldest rule that matches wins. */
export type Faults = ReturnType<typeof createFaults>

export function createFaults() {
  let standing: Readonly<{ rule: FaultRule; counts: { passed: number; hits: number } }>[] = []

  return {
    add: (rule: FaultRule): Fault => {
      const entry = { rule, counts: { passed: 0, hits: 0 } }
      standing.push(entry)
      return {
        hits: () => entry.counts.hits,
        stop: () => {
          standing = standing.filter(other => other !== entry)
        },
      }
    },
    clear: () => {
      standing = []
    },
    /** The fault this request meets, counted; null if none. */
    meet: (method: string, path: string): FaultEffect | null => {
      for (const { rule, counts } of standing) {
        if (rule.method !== undefined && rule.method !== method) continue
        if (!matchesPath(rule.path, path)) continue
        if (counts.hits >= (rule.times ?? Number.POSITIVE_INFINITY)) continue
        if (counts.passed < (rule.after ?? 0)) {
          counts.passed += 1
          continue
        }
        counts.hits += 1
        return rule.effect
      }
      return null
    },
  }
}
