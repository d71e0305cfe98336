import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'
import type { Failure } from '#app/failure.ts'
import { threadSearch } from '#renderer/queries/conversations.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { useFind } from '#renderer/ui-state/find.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { numberOf, stepFrom } from './found-step.ts'

const LONGEST_TEXT = 300

export type FoundInThread = Readonly<{ step: (way: 'older' | 'newer') => void }> &
  (
    | Readonly<{ state: 'notAsked' | 'asking' }>
    | Readonly<{ state: 'failed'; failure: Failure; retry: () => void }>
    /** `number`: which of them one is at, newest first, from 1. */
    | Readonly<{ state: 'answered'; number: number | null; count: number; isWhole: boolean }>
  )

/** Looks for what stands in the find bar, goes to the newest match by itself and to the others step by step. */
export function useFound(id: ConversationId): FoundInThread {
  const { text, at, goTo } = useFind()
  const go = usePlace(place => place.go)
  const asked = useDeferredValue(text.trim().slice(0, LONGEST_TEXT))
  const query = useQuery(threadSearch(id, asked))
  const answer = query.isPlaceholderData || asked === '' ? undefined : query.data
  const first = at === null && asked === text.trim() ? (answer?.ids[0] ?? null) : null

  useEffect(() => {
    if (first !== null) goTo(first)
  }, [first, goTo])
  useEffect(() => {
    if (at !== null) go({ itemId: at })
  }, [at, go])

  function step(way: 'older' | 'newer'): void {
    const next = stepFrom({ ids: answer?.ids ?? [], at }, way)
    if (next === null) return
    if (next === at) go({ itemId: at })
    else goTo(next)
  }

  const failed = unanswered(query)
  if (asked === '') return { step, state: 'notAsked' }
  if (failed !== null) return { step, state: 'failed', ...failed }
  if (answer === undefined) return { step, state: 'asking' }
  return { step, state: 'answered', number: numberOf({ ids: answer.ids, at }), count: answer.ids.length, isWhole: answer.isWhole }
}
