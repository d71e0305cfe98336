import { z } from 'zod'
import * as deeds from '#main/providers/crisp/simulator/conversation-deeds.ts'
import { added, deleted, notAllowed, processing, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import { isObject, type JsonObject } from '#main/providers/crisp/simulator/json.ts'
import { listPage } from '#main/providers/crisp/simulator/paging.ts'
import { publishInThread, type Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, reads, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import { toConversation, type Thread } from '#main/providers/crisp/simulator/thread.ts'

const SESSIONS = 'website:conversation:sessions'
const ACTIONS = 'website:conversation:actions'

/** The conversation itself: exist, read, make, remove, and what happened around it. */
export function conversationRoutes(parts: Parts): readonly Route[] {
  const { atSite, inThread } = createRouteKit(parts)
  return [
    atSite({
      method: 'POST',
      path: '/conversation',
      grant: writes('website:conversation:initiate'),
      input: nothing,
      run: ({ site }) => added({ session_id: deeds.createConversation(parts, site).sessionId }),
    }),
    inThread({ method: 'HEAD', path: '', grant: reads(SESSIONS), input: nothing, run: () => resolved({}) }),
    inThread({
      method: 'GET',
      path: '',
      grant: reads(SESSIONS),
      input: nothing,
      run: ({ thread }) => resolved(toConversation(thread, parts.clock.now())),
    }),
    inThread({
      method: 'DELETE',
      path: '',
      grant: writes(SESSIONS),
      input: nothing,
      run: place => {
        const { inbox } = place.site.settings
        if (isObject(inbox) && inbox['lock_removal'] === true) return notAllowed('removal is locked on this website')
        deeds.removeConversation(parts, place)
        return deleted()
      },
    }),
    inThread({
      method: 'POST',
      path: '/initiate',
      grant: writes('website:conversation:initiate'),
      input: nothing,
      run: ({ thread }) => {
        publishInThread(parts, thread, { name: 'session:request:initiated', data: {} })
        return updated()
      },
    }),
    inThread({
      method: 'GET',
      path: '/relations',
      grant: reads(SESSIONS),
      input: nothing,
      run: () => resolved({ conversations: { parent: null, children: [] } }),
    }),
    inThread({
      method: 'GET',
      path: '/pages/:page',
      grant: reads('website:conversation:pages'),
      input: nothing,
      run: ({ thread, param }) => listPage(thread.pages.toReversed(), param('page')),
    }),
    inThread({
      method: 'GET',
      path: '/events/:page',
      grant: reads('website:conversation:events'),
      input: nothing,
      run: ({ thread, param }) => listPage(thread.events.toReversed(), param('page')),
    }),
    inThread({
      method: 'GET',
      path: '/files/:page',
      grant: reads(SESSIONS),
      input: nothing,
      run: ({ thread, param }) => listPage(filesOf(thread), param('page')),
    }),
    inThread({
      method: 'POST',
      path: '/report',
      grant: writes(ACTIONS),
      input: z.object({ flag: z.literal('spam') }),
      run: place => {
        deeds.reportAsSpam(parts, place)
        return processing()
      },
    }),
    inThread({
      method: 'POST',
      path: '/reminder',
      grant: writes(ACTIONS),
      input: z.object({ date: z.iso.datetime({ offset: true }), note: z.string().min(1) }),
      run: ({ thread, input }) => {
        thread.reminders.push(input)
        return added({})
      },
    }),
    inThread({
      method: 'POST',
      path: '/transcript',
      grant: writes(ACTIONS),
      input: z.object({ to: z.enum(['user', 'operator']), email: z.string().optional() }),
      run: () => processing(),
    }),
    inThread({ method: 'POST', path: '/purge', grant: writes(ACTIONS), input: nothing, run: () => processing() }),
    inThread({ method: 'POST', path: '/feedback', grant: writes(ACTIONS), input: nothing, run: () => processing() }),
  ]
}

function filesOf(thread: Thread): readonly JsonObject[] {
  return thread.messages.toReversed().flatMap(({ type, content, fingerprint, timestamp }) => {
    if (type !== 'file' || typeof content === 'string') return []
    return [{ name: content['name'], type: content['type'], url: content['url'], fingerprint, timestamp }]
  })
}
