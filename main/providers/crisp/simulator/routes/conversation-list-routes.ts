import { ConversationQuery, findThreads } from '#main/providers/crisp/simulator/conversation-list.ts'
import { invalidData } from '#main/providers/crisp/simulator/envelope.ts'
import { listPage, pageSizeOf } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, reads, type Route } from '#main/providers/crisp/simulator/route.ts'
import { toConversation } from '#main/providers/crisp/simulator/thread.ts'

export function conversationListRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  return [
    atSite({
      method: 'GET',
      path: '/conversations/:page',
      grant: reads('website:conversation:sessions'),
      input: ConversationQuery,
      run: ({ site, input, caller, param }) => {
        const size = pageSizeOf(input.per_page, parts.behaviour.perPageOutOfRange)
        if (size === null) return invalidData('per_page: expected a number from 20 to 50')
        const nowMs = parts.clock.now()
        const found = findThreads(site, input, { nowMs, userId: caller.userId })
        return listPage(found, param('page'), { size, toWire: thread => toConversation(thread, nowMs) })
      },
    }),
  ]
}
