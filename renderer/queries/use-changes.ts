import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Change } from '#app/contract/change.ts'
import { listen } from '#renderer/bridge/listen.ts'
import { applyChange } from './apply-change.ts'
import { createRefresher } from './refresher.ts'

/** Keeps every query true. Once, at the top of the window. `onEverything`: the house is another one, before anything is asked of it. */
export function useChanges(onEverything: () => void): void {
  const client = useQueryClient()
  useEffect(() => {
    const refresh = createRefresher({ client, wait: ms => new Promise(resolve => void setTimeout(resolve, ms)) })
    return listen(changes => {
      if (changes.some(({ kind }) => kind === 'everything')) onEverything()
      for (const change of changes) applyChange(change, { client, refresh })
    })
  }, [client, onEverything])
}

/** Hears changes of one kind that are no facts to be asked for: typing, the menu. */
export function useOnChange<Kind extends Change['kind']>(kind: Kind, hear: (change: Extract<Change, { kind: Kind }>) => void): void {
  useEffect(
    () =>
      listen(changes => {
        for (const change of changes) if (isOf(change, kind)) hear(change)
      }),
    [kind, hear],
  )
}

function isOf<Kind extends Change['kind']>(change: Change, kind: Kind): change is Extract<Change, { kind: Kind }> {
  return change.kind === kind
}
