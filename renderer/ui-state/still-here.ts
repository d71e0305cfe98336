import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useEditing } from './editing.ts'
import { useLayers } from './layers.ts'
import { usePlace } from './place.ts'

/**
 * Taken when a key is pressed whose answer takes a moment, and asked when it comes: whether the person is where he was then.
 * Whoever went on, opened a layer or began to write since is not moved, or his next words would be for somebody else.
 */
export function stillHere(): () => boolean {
  const before = seen()
  return () => seen().every((one, at) => one === before[at])
}

function seen(): readonly unknown[] {
  const { panel, accountId, lane, status, inboxId, conversationId } = usePlace.getState()
  const typed = conversationId === null ? null : (useDrafts.getState().pages[conversationId]?.texts ?? null)
  return [panel, accountId, lane, status, inboxId, conversationId, typed, useComposer.getState().focusRequests, useLayers.getState().layer, useEditing.getState().entry]
}
