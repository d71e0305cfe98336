import type { Failure } from '#app/failure.ts'
import type { LetterTrouble } from '#renderer/ui-state/new-conversation.ts'

/** A failed call was provably not begun; but a bug of ours says nothing of what had been done before it. */
export function letterTrouble(failure: Failure): LetterTrouble {
  return { outcome: failure.kind === 'bug' ? 'doubt' : 'failed', failure }
}
