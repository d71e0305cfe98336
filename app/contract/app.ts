import { z } from 'zod'
import { DemoBreak } from '#app/domain/demo-break.ts'
import { Language } from '#app/domain/language.ts'
import { Failure } from '#app/failure.ts'
import { command, query } from './call.ts'
import { NoInput, Nothing } from './scope.ts'

export const Preferences = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    density: z.enum(['comfortable', 'cosy', 'compact']),
    /** null = the system's, as far as there are words for it. */
    language: Language.nullable(),
    singleKeys: z.boolean(),
    enterSends: z.boolean(),
    /** Opening marks a conversation as read once a message was on screen. */
    readOnOpen: z.boolean(),
  })
  .readonly()
export type Preferences = z.infer<typeof Preferences>

export const AppInfo = z
  .object({
    version: z.string(),
    isDemo: z.boolean(),
    platform: z.enum(['darwin', 'linux', 'win32', 'other']),
    locale: z.string(),
    /** A settings file that could not be read was set aside under this name; null = all is well. */
    settingsSetAside: z.string().nullable(),
    /** The system's reason why the settings could neither be read nor set aside: the usual ones are in use, and none is kept. */
    settingsUnread: z.string().nullable(),
    /** Likewise the store's cache, which was begun anew. */
    cacheSetAside: z.string().nullable(),
    /** Likewise the outbox; what could be read was saved into the new one. */
    outboxSetAside: z.string().nullable(),
    /** A file of this house was found damaged while it is open: what is on it can not be relied on until the house is opened again. */
    isDamaged: z.boolean(),
    /** Why nothing can be shown or kept: the files of this house do not open; null = all is well. */
    houseFailure: Failure.nullable(),
    /** Things a test or a person may want to know: which host runs the window. */
    host: z.string(),
  })
  .readonly()
export type AppInfo = z.infer<typeof AppInfo>

/** What the gate says of a link, before anything opens. */
export const LinkVerdict = z
  .discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('allowed'), url: z.string(), asciiHost: z.string(), warnings: z.array(z.enum(['insecure', 'lookAlikeHost', 'labelNamesAnotherHost'])).readonly() }),
    z.object({ verdict: z.literal('refused'), reason: z.enum(['scheme', 'credentials', 'hiddenCharacters', 'tooLong', 'notAnAddress']) }),
  ])
  .readonly()
export type LinkVerdict = z.infer<typeof LinkVerdict>

export const app = {
  'app.info': query(NoInput, AppInfo),
  'preferences.get': query(NoInput, Preferences),
  'preferences.set': command(z.object({ change: Preferences.unwrap().partial() }), Preferences),
  /** Enters the demo: its own store, its own simulators, no way to any address but this machine's own. */
  'demo.enter': command(NoInput, Nothing),
  'demo.leave': command(NoInput, Nothing),
  /** Opens the house again that could not be opened, after a person made room, say, or whose files are damaged. Fails with what is in the way still. */
  'house.retry': command(NoInput, Nothing),
  /** What the simulators hold; `notFound` outside of the demo. */
  'demo.facts': query(NoInput, z.object({ accounts: z.number().int(), conversations: z.number().int(), messages: z.number().int() }).readonly()),
  /** What is broken in the demo just now; `notFound` outside of it, here and below. */
  'demo.breaks': query(NoInput, z.array(DemoBreak).readonly()),
  'demo.break': command(z.object({ which: DemoBreak, isBroken: z.boolean() }), Nothing),
  'links.inspect': query(z.object({ url: z.string().max(10_000), label: z.string().max(2_000).nullable() }), LinkVerdict),
  /** The person has seen the host and said yes. Goes through the same gate again. */
  'links.open': command(z.object({ url: z.string().max(10_000) }), LinkVerdict),
} as const
