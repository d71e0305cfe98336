import { z } from 'zod'
import { notFound, processing, resolved } from '#main/providers/crisp/simulator/envelope.ts'
import { listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, userOnly, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Site } from '#main/providers/crisp/simulator/site.ts'

/** What was kept out of the inbox; for user tokens only. */
export function spamRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const find = (site: Site, id: string) => site.spams.findIndex(spam => spam['spam_id'] === id)
  const unknown = () => notFound('the spam does not exist')

  return [
    atSite({
      method: 'GET',
      path: '/conversations/spams/:page',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => listPage(site.spams, param('page')),
    }),
    atSite({
      method: 'GET',
      path: '/conversations/spam/:spam_id/content',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => {
        const spam = site.spams[find(site, param('spam_id'))]
        return spam === undefined ? unknown() : resolved({ content: '', ...spam })
      },
    }),
    atSite({
      method: 'POST',
      path: '/conversations/spam/:spam_id/decision',
      grant: userOnly,
      input: z.object({ action: z.enum(['accept', 'reject']) }),
      run: ({ site, param }) => {
        const at = find(site, param('spam_id'))
        if (at < 0) return unknown()
        site.spams.splice(at, 1)
        return processing()
      },
    }),
  ]
}
