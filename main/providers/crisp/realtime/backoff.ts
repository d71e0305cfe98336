import { MINUTE_MS, SECOND_MS } from '#app/domain/time.ts'

const FIRST_MS = 1 * SECOND_MS
const LONGEST_MS = 1 * MINUTE_MS
const AFTER_REFUSAL_MS = 5 * MINUTE_MS

/**
 * How long to wait before the next connection, in milliseconds: doubling with full jitter, so that all clients of a relay
 * that went down do not come back at once.
 * @param failures how many attempts in a row have failed, from 1
 */
export function waitBeforeReconnectMs(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
  return Math.round(FIRST_MS / 2 + random() * (ceiling - FIRST_MS / 2))
}

/** A refused key does not become better by asking often, and somebody may be mending it. */
export const waitAfterRefusalMs = AFTER_REFUSAL_MS
