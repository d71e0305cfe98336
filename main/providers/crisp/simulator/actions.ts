import type { JsonObject } from './json.ts'
import * as messages from './message-deeds.ts'
import type { Author, MessageType } from './message-record.ts'
import type { Parts } from './parts.ts'
import { createThread, type Meta } from './thread.ts'

type Where = Readonly<{ websiteId: string; sessionId: string }>
type Words = Where & Readonly<{ content: string | JsonObject; type?: MessageType; origin?: string }>

export type Actions = Readonly<{
  /** A visitor writes for the first time; answers the new session id. */
  visitorArrives: (who: Readonly<{ websiteId: string; text: string; meta?: Partial<Meta> }>) => string
  /** Answer the fingerprint. */
  visitorWrites: (words: Words) => number
  operatorWrites: (words: Words & Readonly<{ user?: Author; mentions?: readonly string[] }>) => number
}>

/** What happens on the service without us: seen by every client over the sockets, as there. */
export function createActions(parts: Parts): Actions {
  function placeOf({ websiteId, sessionId }: Where): messages.Place {
    const site = parts.sites.get(websiteId)
    const thread = site?.threads.get(sessionId)
    if (site === undefined || thread === undefined) throw new Error(`no conversation ${sessionId} in the simulator`)
    return { site, thread }
  }

  return {
    visitorArrives: ({ websiteId, text, meta }) => {
      const site = parts.sites.get(websiteId)
      if (site === undefined) throw new Error(`no website ${websiteId} in the simulator`)
      const thread = createThread({ sessionId: `session_${parts.random.uuid()}`, websiteId, createdAt: parts.clock.now() })
      thread.meta = { ...thread.meta, ...meta }
      thread.isOnline = true
      site.threads.set(thread.sessionId, thread)
      messages.sendMessage(parts, { site, thread }, { type: 'text', from: 'user', origin: 'chat', content: text })
      return thread.sessionId
    },
    visitorWrites: ({ content, type = 'text', origin = 'chat', ...where }) =>
      messages.sendMessage(parts, placeOf(where), { type, from: 'user', origin, content }),
    operatorWrites: ({ content, type = 'text', origin = 'chat', user, mentions, ...where }) =>
      messages.sendMessage(parts, placeOf(where), { type, from: 'operator', origin, content, user, mentions }),
  }
}
