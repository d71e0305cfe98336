import { z } from 'zod'
import { listed, notAllowed, notSubscribed, resolved } from '#main/providers/crisp/simulator/envelope.ts'
import { flag, isoTime, listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, open, pluginOnly, reads, userOnly, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Site } from '#main/providers/crisp/simulator/site.ts'
import type { Token } from '#main/providers/crisp/simulator/token.ts'

/** Where Socket.IO listens. Not its default, as on the real service: the path comes from discovery. */
export const SOCKET_PATH = '/w/b7/'

const WebsitesQuery = z.object({ filter_configured: flag, include_plan: flag })

export function connectRoutes(parts: Parts): readonly Route[] {
  const { anywhere, atSite } = createRouteKit(parts)
  const endpoints = () => {
    const socket = { app: parts.behaviour.relayUrl ?? `${parts.baseUrl()}${SOCKET_PATH}` }
    return resolved({ socket, rescue: { socket } })
  }
  const installedOn = (caller: Token): readonly Site[] => [...parts.sites.values()].filter(site => caller.websiteIds.has(site.websiteId))

  return [
    anywhere({ method: 'GET', path: '/plugin/connect/account', grant: pluginOnly, input: nothing, run: ({ caller }) => resolved({ plugin_id: caller.pluginId }) }),
    anywhere({ method: 'HEAD', path: '/plugin/connect/session', grant: pluginOnly, input: nothing, run: () => resolved({}) }),
    anywhere({
      method: 'GET',
      path: '/plugin/connect/websites/all/:page',
      grant: pluginOnly,
      input: WebsitesQuery,
      run: ({ caller, input, param }) =>
        listPage(installedOn(caller), param('page'), { toWire: site => toConnected(site, input.include_plan) }),
    }),
    anywhere({
      method: 'GET',
      path: '/plugin/connect/websites/since',
      grant: pluginOnly,
      input: WebsitesQuery.extend({ date_since: isoTime.optional() }),
      run: ({ caller, input }) => listed(installedOn(caller).map(site => ({ ...toConnected(site, input.include_plan), difference: 'created' }))),
    }),
    anywhere({ method: 'GET', path: '/plugin/connect/endpoints', grant: pluginOnly, input: nothing, run: endpoints }),
    atSite({ method: 'GET', path: '/connect/endpoints', grant: open, input: nothing, run: endpoints }),
    // The official client looks here for a website token, without the id.
    anywhere({ method: 'GET', path: '/website/connect/endpoints', grant: open, input: nothing, run: endpoints }),
    anywhere({ method: 'GET', path: '/user/connect/endpoints', grant: userOnly, input: nothing, run: endpoints }),
    anywhere({
      method: 'GET',
      path: '/plans/subscription/:website_id',
      grant: reads('plan:subscription'),
      input: nothing,
      run: ({ param, caller }) => {
        const site = parts.sites.get(param('website_id'))
        if (site === undefined || !caller.websiteIds.has(site.websiteId)) {
          return caller.tier === 'plugin' ? notSubscribed() : notAllowed('the token is for another website')
        }
        return resolved({ ...site.plan, website: { website_id: site.websiteId, name: site.name, domain: site.domain } })
      },
    }),
  ]
}

function toConnected(site: Site, includePlan: boolean): object {
  const { id, name, trialing } = site.plan
  return { website_id: site.websiteId, price: 0, token: '', settings: {}, ...(includePlan ? { plan: { id, name, trialing } } : {}) }
}
