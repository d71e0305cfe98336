import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

const LINES_PER_PAGE = 100

/** What happened, newest first, page by page. */
export const journal = (scope: Scope) =>
  infiniteQueryOptions({
    queryKey: [keys.journal, scope],
    queryFn: ({ pageParam }) => ask('journal.list', { scope, before: pageParam, limit: LINES_PER_PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: last => (last.length < LINES_PER_PAGE ? undefined : last.at(-1)?.key),
  })
