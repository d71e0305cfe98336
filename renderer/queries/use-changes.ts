import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Change } from '#app/contract/change.ts'
import { listen } from '#renderer/bridge/listen.ts'
import { applyChange } from './apply-change.ts'

/** Keeps every query true. Once, at the top of the window. */
export function useChanges(): void {
  const client = useQueryClient()
  useEffect(() => listen(changes => changes.forEach(change => applyChange(client, change))), [client])
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
