import type { Change } from '#app/contract/change.ts'

/** Hears what has changed in main, in lists of one moment. Answers with a function that ends the listening. */
export function listen(listener: (changes: readonly Change[]) => void): () => void {
  return window.inbox.onChange(listener)
}
