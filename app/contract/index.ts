import { z } from 'zod'
import type { Result } from '#app/result.ts'
import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { attachments } from './attachments.ts'
import { campaigns } from './campaigns.ts'
import type { Change } from './change.ts'
import { contacts } from './contacts.ts'
import { conversations } from './conversations.ts'
import { drafts } from './drafts.ts'
import { journal } from './journal.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { quota } from './quota.ts'
import { vault } from './vault.ts'

/** Everything that may cross between the window and main. */
export const contract = { ...app, ...vault, ...accounts, ...conversations, ...messages, ...drafts, ...attachments, ...contacts, ...campaigns, ...people, ...quota, ...journal } as const

export type Contract = typeof contract
export type Name = keyof Contract
export type Input<N extends Name> = z.infer<Contract[N]['input']>
export type Output<N extends Name> = z.infer<Contract[N]['output']>

export const CALL_CHANNEL = 'inbox:call'
export const CHANGE_CHANNEL = 'inbox:change'

/** What the window sends over `inbox:call`. Input is parsed by the call's own schema afterwards. */
export const CallEnvelope = z.object({ name: z.string().max(60), input: z.unknown() }).strict()

/** `window.inbox`: all that the page can reach of the outside. */
export type Bridge = Readonly<{
  call(name: string, input: unknown): Promise<Result<unknown>>
  /** Answers with a function that ends the listening. */
  onChange(listener: (changes: readonly Change[]) => void): () => void
}>
