import { z } from 'zod'
import { FilterList, matchesFilters } from './filter.ts'
import { toText, valueAt } from './json.ts'
import { isoTime, wholeNumber } from './paging.ts'
import { toProfile } from './people-deeds.ts'
import type { Person, Site } from './site.ts'

export const PeopleQuery = z.object({
  per_page: wholeNumber.optional(),
  sort_field: z.string().optional(),
  sort_order: z.enum(['ascending', 'descending']).default('descending'),
  search_text: z.string().optional(),
  search_filter: FilterList.optional(),
  search_operator: z.enum(['and', 'or']).default('and'),
  filter_date_start: isoTime.optional(),
  filter_date_end: isoTime.optional(),
})

/** Newest first unless a field to sort by is named. */
export function findPeople(site: Site, query: z.infer<typeof PeopleQuery>): readonly Person[] {
  const words = query.search_text?.toLowerCase() ?? ''
  return [...site.people.values()]
    .filter(person => matchesText(person, words) && matchesDates(person, query))
    .filter(person => query.search_filter === undefined || matchesFilters(toProfile(person), query.search_filter, query.search_operator))
    .toSorted(sorterOf(query.sort_field ?? 'created_at', query.sort_order))
}

/** By id, or by address as third parties report. */
export function findPerson(site: Site, key: string): Person | null {
  return site.people.get(key) ?? [...site.people.values()].find(person => person.email === key) ?? null
}

function matchesText(person: Person, words: string): boolean {
  if (words === '') return true
  const texts = [person.email, valueAt(person.person, 'nickname'), valueAt(person.person, 'phone'), valueAt(person.company, 'name')]
  return texts.some(text => typeof text === 'string' && text.toLowerCase().includes(words))
}

function matchesDates(person: Person, query: z.infer<typeof PeopleQuery>): boolean {
  const { filter_date_start: start = 0, filter_date_end: end = Infinity } = query
  return person.createdAt >= start && person.createdAt <= end
}

function sorterOf(field: string, order: 'ascending' | 'descending'): (a: Person, b: Person) => number {
  const sign = order === 'ascending' ? 1 : -1
  return (a, b) => {
    const left = valueAt(toProfile(a), field)
    const right = valueAt(toProfile(b), field)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right) || (a.peopleId < b.peopleId ? -1 : 1)
    return sign * toText(left).localeCompare(toText(right), 'en') || (a.peopleId < b.peopleId ? -1 : 1)
  }
}
