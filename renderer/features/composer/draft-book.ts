import type { ComposerMode } from '#app/domain/draft.ts'

/** A draft is on disk this long after the last key at the latest. */
export const WRITE_AFTER_MS = 300

export type Texts = Readonly<Record<ComposerMode, string>>

export type DraftBookNeeds = Readonly<{
  kept: Texts
  /** Puts a draft on disk; an empty one is deleted. */
  write: (mode: ComposerMode, text: string) => void
  show: (texts: Texts) => void
  /** Runs something later, in milliseconds; answers with a function that calls it off. */
  later: (run: () => void, afterMs: number) => () => void
}>

export type DraftBook = Readonly<{
  /** Shows it at once, and writes it to disk soon. */
  type: (mode: ComposerMode, text: string) => void
  /** The text is on its way: nothing of it is written any more. False while another is, so that one text leaves once. */
  leave: (mode: ComposerMode) => boolean
  /** It left, and main ended its draft in the same step: what was typed since is the new draft. */
  end: (mode: ComposerMode) => void
  /** It did not leave: it is a draft again, and on disk at once. */
  stay: (mode: ComposerMode) => void
  /** Everything that waits goes to disk now. */
  flush: () => void
}>

/** The two drafts of one conversation: what is typed, and its way to disk. */
export function createDraftBook({ kept, write, show, later }: DraftBookNeeds): DraftBook {
  const due = new Map<ComposerMode, () => void>()
  let texts = kept
  let leaving: Readonly<{ mode: ComposerMode; text: string }> | null = null

  function put(mode: ComposerMode, text: string): void {
    texts = { ...texts, [mode]: text }
    show(texts)
  }

  function drop(mode: ComposerMode): boolean {
    due.get(mode)?.()
    return due.delete(mode)
  }

  function type(mode: ComposerMode, text: string): void {
    put(mode, text)
    drop(mode)
    due.set(mode, later(() => send(mode), WRITE_AFTER_MS))
  }

  function send(mode: ComposerMode): void {
    due.delete(mode)
    write(mode, ownText(mode))
  }

  /** What of the text is not on its way already. */
  function ownText(mode: ComposerMode): string {
    return leaving?.mode === mode ? typedSince(leaving.text, texts[mode]) : texts[mode]
  }

  return {
    type,
    leave: mode => {
      if (leaving !== null) return false
      drop(mode)
      leaving = { mode, text: texts[mode] }
      return true
    },
    end: mode => {
      const rest = ownText(mode)
      const isTyped = texts[mode] !== leaving?.text
      drop(mode)
      leaving = null
      put(mode, rest)
      if (isTyped) write(mode, rest)
    },
    stay: mode => {
      drop(mode)
      leaving = null
      write(mode, texts[mode])
    },
    flush: () => {
      for (const mode of due.keys()) if (drop(mode)) send(mode)
    },
  }
}

/** What came behind a text while it left; all of it when it was changed in its middle, since nothing typed may be lost. */
export function typedSince(left: string, now: string): string {
  return now.startsWith(left) ? now.slice(left.length).trimStart() : now
}

/** One text behind another, as a paragraph of its own. */
export function appended(before: string, added: string): string {
  return before.trim() === '' ? added : `${before.trimEnd()}\n\n${added}`
}
