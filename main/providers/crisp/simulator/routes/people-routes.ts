import { z } from 'zod'
import { added, deleted, invalidData, notFound, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import { listPage, pageSizeOf } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createPerson, removePerson, savePerson, toProfile, updatePerson } from '#main/providers/crisp/simulator/people-deeds.ts'
import { findPeople, findPerson, PeopleQuery } from '#main/providers/crisp/simulator/people-list.ts'
import { createRouteKit, nothing, reads, writes, type Route } from '#main/providers/crisp/simulator/route.ts'

const JsonObject = z.record(z.string(), z.json())
const Profile = z.object({
  email: z.email(),
  person: JsonObject,
  company: JsonObject.optional(),
  segments: z.array(z.string()).optional(),
  notepad: z.string().optional(),
  active: z.object({ now: z.boolean(), last: z.number() }).optional(),
})
const PROFILES = 'website:people:profiles'

export function peopleRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const unknown = () => notFound('the people profile does not exist')

  return [
    atSite({ method: 'GET', path: '/people/stats', grant: reads(PROFILES), input: nothing, run: ({ site }) => resolved({ total: site.people.size }) }),
    atSite({
      method: 'GET',
      path: '/people/profiles/:page',
      grant: reads(PROFILES),
      input: PeopleQuery,
      run: ({ site, input, param }) => {
        const size = pageSizeOf(input.per_page, parts.behaviour.perPageOutOfRange)
        if (size === null) return invalidData('per_page: expected a number from 20 to 50')
        return listPage(findPeople(site, input), param('page'), { size, toWire: toProfile })
      },
    }),
    atSite({
      method: 'POST',
      path: '/people/profile',
      grant: writes(PROFILES),
      input: Profile,
      run: ({ site, input }) => added({ people_id: createPerson(parts, site, input).peopleId }),
    }),
    atSite({
      method: 'HEAD',
      path: '/people/profile/:people_id',
      grant: reads(PROFILES),
      input: nothing,
      run: ({ site, param }) => (findPerson(site, param('people_id')) === null ? unknown() : resolved({})),
    }),
    atSite({
      method: 'GET',
      path: '/people/profile/:people_id',
      grant: reads(PROFILES),
      input: nothing,
      run: ({ site, param }) => {
        const person = findPerson(site, param('people_id'))
        return person === null ? unknown() : resolved(toProfile(person))
      },
    }),
    atSite({
      method: 'PUT',
      path: '/people/profile/:people_id',
      grant: writes(PROFILES),
      input: Profile,
      run: ({ site, input, param }) => {
        const person = findPerson(site, param('people_id'))
        if (person === null) return unknown()
        savePerson(parts, site, { person, change: input })
        return updated()
      },
    }),
    atSite({
      method: 'PATCH',
      path: '/people/profile/:people_id',
      grant: writes(PROFILES),
      input: Profile.partial(),
      run: ({ site, input, param }) => {
        const person = findPerson(site, param('people_id'))
        if (person === null) return unknown()
        updatePerson(parts, site, { person, change: input })
        return updated()
      },
    }),
    atSite({
      method: 'DELETE',
      path: '/people/profile/:people_id',
      grant: writes(PROFILES),
      input: nothing,
      run: ({ site, param }) => {
        const person = findPerson(site, param('people_id'))
        if (person === null) return unknown()
        removePerson(parts, site, person)
        return deleted()
      },
    }),
  ]
}
