import type { Comparison } from '#app/domain/comparison.ts'
import type { Happening } from '#app/domain/journal-entry.ts'

/** Comparisons are made every few minutes: one that followed a break, or found something, is worth a line. */
export function ofComparison({ isAfterBreak, recovered, unknown }: Comparison): Extract<Happening, { kind: 'compared' }> | null {
  return isAfterBreak || (recovered ?? 0) > 0 || unknown > 0 ? { kind: 'compared', recovered, unknown } : null
}
