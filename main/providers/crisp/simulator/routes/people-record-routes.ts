import { z } from 'zod'
import { recipientsOf, toExcerpt } from '#main/providers/crisp/simulator/campaign.ts'
import { added, notFound, resolved, updated, type Reply } from '#main/providers/crisp/simulator/envelope.ts'
import type { JsonObject } from '#main/providers/crisp/simulator/json.ts'
import { flag, listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { setSubscribed } from '#main/providers/crisp/simulator/people-deeds.ts'
import { findPerson } from '#main/providers/crisp/simulator/people-list.ts'
import { createRouteKit, nothing, reads, userOnly, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Person, Site } from '#main/providers/crisp/simulator/site.ts'

const Scalar = z.union([z.string(), z.number(), z.boolean()])
const Data = z.object({ data: z.record(z.string(), Scalar) })
const NewEvent = z.object({
  text: z.string().min(1),
  data: z.record(z.string(), z.json()).default({}),
  color: z.enum(['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'brown', 'grey', 'black']).default('blue'),
})

/** What hangs on a profile: conversations, campaigns, events, data, subscription. */
export function peopleRecordRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const withPerson = (site: Site, key: string, run: (person: Person) => Reply): Reply => {
    const person = findPerson(site, key)
    return person === null ? notFound('the people profile does not exist') : run(person)
  }
  const writeData = (method: 'PUT' | 'PATCH', combine: (before: JsonObject, given: JsonObject) => JsonObject) =>
    atSite({
      method,
      path: '/people/data/:people_id',
      grant: writes('website:people:data'),
      input: Data,
      run: ({ site, input, param }) =>
        withPerson(site, param('people_id'), person => {
          person.data = combine(person.data, input.data)
          return updated()
        }),
    })

  return [
    atSite({
      method: 'GET',
      path: '/people/conversations/:people_id/list/:page',
      grant: reads('website:people:profiles'),
      input: z.object({ filter_unread: flag, filter_resolved: flag, filter_not_resolved: flag }),
      run: ({ site, input, param }) =>
        withPerson(site, param('people_id'), person => {
          const found = [...site.threads.values()]
            .filter(thread => thread.peopleId === person.peopleId)
            .filter(thread => !input.filter_unread || thread.unreadOperator > 0)
            .filter(thread => !input.filter_resolved || thread.state === 'resolved')
            .filter(thread => !input.filter_not_resolved || thread.state !== 'resolved')
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
          return listPage(found, param('page'), { toWire: thread => thread.sessionId })
        }),
    }),
    atSite({
      method: 'GET',
      path: '/people/campaigns/:people_id/list/:page',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => 
        withPerson(site, param('people_id'), person => {
          const theirs = [...site.campaigns.values()].filter(campaign => recipientsOf(site, campaign).includes(person))
          return listPage(theirs, param('page'), { toWire: toExcerpt })
        }),
    }),
    atSite({
      method: 'POST',
      path: '/people/events/:people_id',
      grant: writes('website:people:profiles'),
      input: NewEvent,
      run: ({ site, input, param }) =>
        withPerson(site, param('people_id'), person => {
          person.events.push({ ...input, timestamp: parts.clock.now() })
          return added({})
        }),
    }),
    atSite({
      method: 'GET',
      path: '/people/events/:people_id/list/:page',
      grant: reads('website:people:profiles'),
      input: nothing,
      run: ({ site, param }) => withPerson(site, param('people_id'), person => listPage(person.events.toReversed(), param('page'))),
    }),
    atSite({
      method: 'GET',
      path: '/people/data/:people_id',
      grant: reads('website:people:data'),
      input: nothing,
      run: ({ site, param }) => withPerson(site, param('people_id'), person => resolved({ data: person.data })),
    }),
    writeData('PUT', (_before, given) => given),
    writeData('PATCH', (before, given) => ({ ...before, ...given })),
    atSite({
      method: 'GET',
      path: '/people/subscription/:people_id',
      grant: reads('website:people:subscriptions'),
      input: nothing,
      run: ({ site, param }) => withPerson(site, param('people_id'), person => resolved({ email: person.subscribed })),
    }),
    atSite({
      method: 'PATCH',
      path: '/people/subscription/:people_id',
      grant: writes('website:people:subscriptions'),
      input: z.object({ email: z.boolean() }),
      run: ({ site, input, param }) =>
        withPerson(site, param('people_id'), person => {
          setSubscribed(parts, site, { person, isSubscribed: input.email })
          return updated()
        }),
    }),
  ]
}
