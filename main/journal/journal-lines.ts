import type { AccountId } from '#app/domain/ids.ts'
import type { JournalEntry } from '#app/domain/journal-entry.ts'

/** The lines as JSON, one on each line of the text, in the order given: when, whose, what, and nothing else. */
export function journalLines(entries: readonly JournalEntry[], nameOf: (id: AccountId) => string | null): string {
  return entries.map(({ accountId, at, what }) => `${JSON.stringify({ at: new Date(at).toISOString(), account: nameOf(accountId), ...what })}\n`).join('')
}
