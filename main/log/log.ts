import type { z } from 'zod'

/** Ids of things, which name them and say nothing of them, and the system's codes; a text that somebody wrote is branded too, and not among these. */
type LoggedId =
  | Branded<'AccountId'> | Branded<'ConversationId'> | Branded<'MessageId'> | Branded<'NoteId'> | Branded<'EventId'> | Branded<'ContactId'>
  | Branded<'OperatorId'> | Branded<'GroupId'> | Branded<'InboxId'> | Branded<'CampaignId'> | Branded<'OutboxEntryId'> | Branded<'SystemCode'>
type Branded<Name extends string> = string & z.core.$brand<Name>

/** As they arrive in a line. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

/** `never` for every text that is not an id and whose wording the code does not fix: a body, an address, a secret. */
type Loggable<V> = V extends number | boolean | null | LoggedId ? V : V extends string ? Fixed<V> : never
/** A record has a field for each wording that is fixed, and none that must be there for all that a text might say. */
type Fixed<V extends string> = Readonly<{ 'any wording': 1 }> extends Readonly<Record<V, 1>> ? never : V
type Facts<F> = F & { readonly [K in keyof F]: Loggable<F[K]> }

/** Ids, kinds, counts and durations. Never a body, an address or a secret: the compiler takes no other value. */
export type Log = Readonly<{
  info<const F extends LogFacts>(what: string, facts?: Facts<F>): void
  warn<const F extends LogFacts>(what: string, facts?: Facts<F>): void
  /** Ours went wrong. Answers the reference that a person is shown. */
  bug(what: string, error: unknown): string
}>
