import { ok, type Result } from '#app/result.ts'
import type { Journal } from '#main/journal/journal.ts'
import type { Handlers } from './handlers.ts'

export type JournalCallNeeds = Readonly<{
  journal: Pick<Journal, 'list' | 'lines'>
  /** As for a team file. */
  saveFile: (file: Readonly<{ name: string; text: string }>) => Promise<Result<string | null>>
}>

/** What the lines are called unless the person says otherwise: JSON, one object on each line. */
const LINES_FILE = 'tributary-what-happened.jsonl'

export const journalHandlers = ({ journal, saveFile }: JournalCallNeeds) =>
  ({
    'journal.list': async query => ok(await journal.list(query)),
    'journal.export': async ({ scope }) => {
      const saved = await saveFile({ name: LINES_FILE, text: await journal.lines(scope) })
      return saved.ok ? ok({ savedAs: saved.value }) : saved
    },
  }) satisfies Pick<Handlers, 'journal.list' | 'journal.export'>
