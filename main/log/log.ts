/** Ids, kinds, counts and durations. Never a body, an address or a secret: values are numbers, booleans and ids by type. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

export type Log = Readonly<{
  info(what: string, facts?: LogFacts): void
  warn(what: string, facts?: LogFacts): void
  /** Ours went wrong. Answers the reference that a person is shown. */
  bug(what: string, error: unknown): string
}>
