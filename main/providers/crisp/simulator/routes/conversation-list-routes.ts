import { ConversationQuery, findThreads } from '#main/providers/crisp/simulator/conversation-list.ts'
import { invalidData, listed } from '#main/providers/crisp/simulator/envelope.ts'
import { pageOf, pageSizeOf, PAGE_IS_WRONG } from '#main/providers/crisp/simulator/paging.ts'
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
        const page = pageOf(findThreads(site, input, { nowMs, userId: caller.userId }), param('page'), size)
        return page === null ? invalidData(PAGE_IS_WRONG) : listed(page.map(thread => toConversation(thread, nowMs)))
      },
    }),
  ]
}
