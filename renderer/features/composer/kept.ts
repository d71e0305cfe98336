import { newestMode, type ComposerMode, type Draft } from '#app/domain/draft.ts'
import type { Texts } from '#renderer/ui-state/drafts.ts'

/** What was on disk when the composer opened. `mode`: which was written last; null = nothing is kept. */
export type Kept = Readonly<{ texts: Texts; mode: ComposerMode | null }>

export function keptOf(drafts: readonly Draft[]): Kept {
  const textOf = (mode: ComposerMode) => drafts.find(draft => draft.mode === mode)?.text ?? ''
  return { texts: { reply: textOf('reply'), note: textOf('note') }, mode: newestMode(drafts) }
}

/** The mode a composer shows: as it was chosen in this window, else as it was left. */
export const modeOf = (chosen: ComposerMode | undefined, kept: Kept): ComposerMode => chosen ?? kept.mode ?? 'reply'
