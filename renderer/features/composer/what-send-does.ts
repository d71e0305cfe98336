import { looksLikeNote } from './looks-like-note.ts'
import type { ComposerMode } from '#app/domain/draft.ts'

/** What stands in the composer when Send is pressed. */
export type OnScreen = Readonly<{
  mode: ComposerMode
  text: string
  /** How many files go along: none with a note. */
  files: number
  maxLength: number
  /** Something is on its way out, or a file on its way in. */
  isBusy: boolean
  hasNotes: boolean
  colleagues: readonly string[]
}>

export const hasWords = (text: string): boolean => text.trim() !== ''

/** Whether what stands there could go now. */
export function isBlocked({ mode, text, files, maxLength, isBusy, hasNotes }: Omit<OnScreen, 'colleagues'>): boolean {
  return (!hasWords(text) && files === 0) || text.length > maxLength || isBusy || (mode === 'note' && !hasNotes)
}

/** What pressing Send does. `asks`: a reply that reads like a note to a colleague goes to nobody before a second press. */
export function whatSendDoes(shown: OnScreen): 'nothing' | 'asks' | 'sends' {
  if (isBlocked(shown)) return 'nothing'
  return shown.mode === 'reply' && looksLikeNote(shown.text, shown.colleagues) ? 'asks' : 'sends'
}
