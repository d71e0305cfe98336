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
  const isStillThere = stillThere()
  const before = typed()
  return () => isStillThere() && typed() === before
}

/** The same for whoever writes there all the while, such as one who sends. */
export function stillThere(): () => boolean {
  const before = seen()
  return () => seen().every((one, at) => one === before[at])
}

function seen(): readonly unknown[] {
  const { panel, accountId, lane, status, inboxId, conversationId } = usePlace.getState()
  return [panel, accountId, lane, status, inboxId, conversationId, useComposer.getState().focusRequests, useLayers.getState().layer, useEditing.getState().entry]
}

function typed(): unknown {
  const { conversationId } = usePlace.getState()
  return conversationId === null ? null : useDrafts.getState().pages[conversationId]?.texts
}
