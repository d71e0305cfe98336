import type { JournalEntry } from '#app/domain/journal-entry.ts'

export type Day = Readonly<{ at: JournalEntry['at']; lines: readonly JournalEntry[] }>

/** Lines under the day they happened on, by the clock on the wall, in the order given. */
export function byDay(entries: readonly JournalEntry[]): readonly Day[] {
  const days: { at: JournalEntry['at']; name: string; lines: JournalEntry[] }[] = []
  for (const entry of entries) {
    const name = new Date(entry.at).toDateString()
    const last = days.at(-1)
    if (last?.name === name) last.lines.push(entry)
    else days.push({ at: entry.at, name, lines: [entry] })
  }
  return days
}
