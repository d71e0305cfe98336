import { z } from 'zod'
import { notFound, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import { isObject, type JsonObject } from '#main/providers/crisp/simulator/json.ts'
import { listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, open, reads, userOnly, type Route } from '#main/providers/crisp/simulator/route.ts'

const InboxBody = z.object({
  name: z.string().min(1),
  emoji: z.string(),
  order: z.number(),
  operators: z.array(z.string()),
  conditions: z.array(z.record(z.string(), z.json())),
})

/** The workspace itself: website, settings, inboxes, teams. */
export function websiteRoutes(parts: Parts): readonly Route[] {
  const { anywhere, atSite } = createRouteKit(parts)

  return [
    anywhere({
      method: 'HEAD',
      path: '/website',
      grant: open,
      input: z.object({ domain: z.string() }),
      run: ({ input }) => ([...parts.sites.values()].some(site => site.domain === input.domain) ? resolved({}) : notFound('no such domain')),
    }),
    atSite({
      method: 'GET',
      path: '',
      grant: open,
      input: nothing,
      run: ({ site: { websiteId, name, domain, logo } }) =>
        resolved({ website_id: websiteId, name, domain, logo, verified: true, institutional: false }),
    }),
    atSite({
      method: 'GET',
      path: '/settings',
      grant: open,
      input: nothing,
      run: ({ site }) => resolved({ website_id: site.websiteId, logo: site.logo, ...site.settings }),
    }),
    atSite({
      method: 'PATCH',
      path: '/settings',
      grant: open,
      input: z.record(z.string(), z.json()),
      run: ({ site, input }) => {
        site.settings = mergeOneLevel(site.settings, input)
        if (typeof input['name'] === 'string') site.name = input['name']
        if (typeof input['domain'] === 'string') site.domain = input['domain']
        return updated()
      },
    }),
    atSite({ method: 'GET', path: '/inboxes/list/:page', grant: open, input: nothing, run: ({ site, param }) => listPage([...site.inboxes.values()], param('page')) }),
    atSite({
      method: 'HEAD',
      path: '/inbox/:inbox_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => (site.inboxes.has(param('inbox_id')) ? resolved({}) : notFound('the inbox does not exist')),
    }),
    atSite({
      method: 'GET',
      path: '/inbox/:inbox_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => {
        const inbox = site.inboxes.get(param('inbox_id'))
        return inbox === undefined ? notFound('the inbox does not exist') : resolved(inbox)
      },
    }),
    atSite({
      method: 'PUT',
      path: '/inbox/:inbox_id',
      grant: userOnly,
      input: InboxBody,
      run: ({ site, input, param }) => {
        const inbox = site.inboxes.get(param('inbox_id'))
        if (inbox === undefined) return notFound('the inbox does not exist')
        site.inboxes.set(param('inbox_id'), { ...inbox, ...input, updated_at: parts.clock.now() })
        return updated()
      },
    }),
    atSite({ method: 'GET', path: '/teams/list/:page', grant: open, input: nothing, run: ({ site, param }) => listPage([...site.teams.values()], param('page')) }),
    atSite({
      method: 'HEAD',
      path: '/team/:team_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => (site.teams.has(param('team_id')) ? resolved({}) : notFound('the team does not exist')),
    }),
    atSite({
      method: 'GET',
      path: '/team/:team_id',
      grant: open,
      input: nothing,
      run: ({ site, param }) => {
        const team = site.teams.get(param('team_id'))
        return team === undefined ? notFound('the team does not exist') : resolved(team)
      },
    }),
    atSite({
      method: 'GET',
      path: '/visitors/count',
      grant: reads('website:visitors'),
      input: nothing,
      run: ({ site }) => {
        const active = [...site.visitors.values()].filter(visitor => visitor['active'] === true).length
        return resolved({ count: site.visitors.size, active, limited: false })
      },
    }),
    atSite({
      method: 'GET',
      path: '/visitors/list/:page',
      grant: reads('website:visitors'),
      input: nothing,
      run: ({ site, param }) => listPage([...site.visitors.values()], param('page')),
    }),
  ]
}

function mergeOneLevel(base: JsonObject, change: JsonObject): JsonObject {
  const merged = Object.entries(change).map(([key, value]) => {
    const before = base[key]
    return [key, isObject(before) && isObject(value) ? { ...before, ...value } : value] as const
  })
  return { ...base, ...Object.fromEntries(merged) }
}
