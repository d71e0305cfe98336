import { z } from 'zod'
import { JournalEntry } from '#app/domain/journal-entry.ts'
import { command, query } from './call.ts'
import { Scope } from './scope.ts'

export const journal = {
  /** Newest first; `before`: the key of the last line that is known already, null = from the newest. */
  'journal.list': query(
    z.object({ scope: Scope, before: z.number().int().nullable(), limit: z.number().int().min(1).max(200) }),
    z.array(JournalEntry).readonly(),
  ),
  /** Asks where to, and writes every line of these accounts there; `savedAs`: its name, null when the person thought better of it. */
  'journal.export': command(z.object({ scope: Scope }), z.object({ savedAs: z.string().nullable() }).readonly()),
} as const
