import type { UseQueryResult } from '@tanstack/react-query'
import type { Failure } from '#app/failure.ts'
import { failureOf } from './command.ts'

export type Unanswered = Readonly<{ failure: Failure; retry: () => void }>

/** Why there is no answer at all; null while one is awaited, and as long as an older one can be shown. */
export function unanswered({ data, error, refetch }: Pick<UseQueryResult, 'data' | 'error' | 'refetch'>): Unanswered | null {
  return data === undefined && error !== null ? { failure: failureOf(error), retry: () => void refetch() } : null
}

/** The first of several without an answer; trying again asks all of them that have none. */
export function firstUnanswered(queries: readonly Pick<UseQueryResult, 'data' | 'error' | 'refetch'>[]): Unanswered | null {
  const all = queries.flatMap(query => unanswered(query) ?? [])
  const [first] = all
  return first === undefined ? null : { failure: first.failure, retry: () => all.forEach(({ retry }) => retry()) }
}
