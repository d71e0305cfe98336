import type { LinkVerdict } from '#app/contract/app.ts'
import { inspectLink } from './link-gate.ts'

/**
 * Hands an address on as the gate wrote it, or not at all: what the gate has read and what the system reads must be the same
 * letters.
 */
export async function openGated(url: string, hand: (url: string) => Promise<void>): Promise<LinkVerdict> {
  const verdict = inspectLink(url, null)
  if (verdict.verdict === 'allowed') await hand(verdict.url)
  return verdict
}
