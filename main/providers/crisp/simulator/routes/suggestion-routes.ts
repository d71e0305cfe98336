import { z } from 'zod'
import { deleted, invalidData } from '#main/providers/crisp/simulator/envelope.ts'
import { toText } from '#main/providers/crisp/simulator/json.ts'
import { listPage } from '#main/providers/crisp/simulator/paging.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, reads, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Site } from '#main/providers/crisp/simulator/site.ts'

type Suggestion = Readonly<{
  /** `/conversations/suggest/segments` lists, `/conversations/suggest/segment` deletes. */
  list: string
  remove: string
  key: 'segment' | 'key' | 'text'
  scope: string
  used: (site: Site) => readonly string[]
}>

const SUGGESTIONS: readonly Suggestion[] = [
  {
    list: '/conversations/suggest/segments',
    remove: '/conversations/suggest/segment',
    key: 'segment',
    scope: 'website:conversation:sessions',
    used: site => [...site.threads.values()].flatMap(thread => thread.meta.segments),
  },
  {
    list: '/conversations/suggest/data',
    remove: '/conversations/suggest/data',
    key: 'key',
    scope: 'website:conversation:sessions',
    used: site => [...site.threads.values()].flatMap(thread => Object.keys(thread.meta.data)),
  },
  {
    list: '/people/suggest/segments',
    remove: '/people/suggest/segment',
    key: 'segment',
    scope: 'website:people:profiles',
    used: site => [...site.people.values()].flatMap(person => person.segments),
  },
  {
    list: '/people/suggest/data',
    remove: '/people/suggest/data',
    key: 'key',
    scope: 'website:people:data',
    used: site => [...site.people.values()].flatMap(person => Object.keys(person.data)),
  },
  {
    list: '/people/suggest/events',
    remove: '/people/suggest/event',
    key: 'text',
    scope: 'website:people:profiles',
    used: site => [...site.people.values()].flatMap(person => person.events.map(event => toText(event['text']))),
  },
]

/** What has been used before, most used first, for completion while typing. */
export function suggestionRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  return SUGGESTIONS.flatMap(({ list, remove, key, scope, used }) => [
    atSite({
      method: 'GET',
      path: `${list}/:page`,
      grant: reads(scope),
      input: nothing,
      run: ({ site, param }) => {
        const shown = countEach(used(site)).filter(([word]) => !site.hiddenSuggestions.has(`${list} ${word}`))
        return listPage(shown.map(([word, count]) => ({ [key]: word, count })), param('page'))
      },
    }),
    atSite({
      method: 'DELETE',
      path: remove,
      grant: writes(scope),
      input: z.record(z.string(), z.string()),
      run: ({ site, input }) => {
        const word = input[key]
        if (word === undefined) return invalidData(`${key}: expected a string`)
        site.hiddenSuggestions.add(`${list} ${word}`)
        return deleted()
      },
    }),
  ])
}

function countEach(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
