import type { ComposerMode } from '#app/domain/draft.ts'
import type { Leaving, Page, Texts } from '#renderer/ui-state/drafts.ts'

/** A draft is on disk this long after the last key at the latest. */
export const WRITE_AFTER_MS = 300

export type DraftBookNeeds = Readonly<{
  /** What was on disk when the composer opened; it counts until there is a page. */
  kept: Texts
  /** The page of the conversation, which outlives the composer; null = nothing was typed in this window. */
  read: () => Page | null
  /** Shows it, in every composer of the conversation. */
  keep: (page: Page) => void
  /** Puts a draft on disk; an empty one is deleted. */
  write: (mode: ComposerMode, text: string) => void
  /** Runs something later, in milliseconds; answers with a function that calls it off. */
  later: (run: () => void, afterMs: number) => () => void
}>

/** A text on its way. Whoever learns what became of it says so, once, whichever composer is open by then. */
export type Departure = Readonly<{
  text: string
  /** It left, and main ended its draft in the same step: what was typed since is the new draft. Answers whether anything was, in either mode. */
  end: () => boolean
  /** It did not leave, and why: it is a draft again, and on disk at once. */
  stay: (why: unknown) => void
}>

export type DraftBook = Readonly<{
  /** Shows it at once, and writes it to disk soon. */
  type: (mode: ComposerMode, text: string) => void
  /** The text is on its way: nothing of it is written any more. null while another is, so that one text leaves once. */
  leave: (mode: ComposerMode) => Departure | null
  /** Everything that waits goes to disk now. */
  flush: () => void
}>

/** The page of a conversation for which nothing was typed yet. */
export const unwritten = (texts: Texts): Page => ({ texts, leaving: null, notKept: null })

/** The two drafts of one conversation: what is typed, and its way to disk. */
export function createDraftBook({ kept, read, keep, write, later }: DraftBookNeeds): DraftBook {
  const due = new Map<ComposerMode, () => void>()
  const page = (): Page => read() ?? unwritten(kept)

  function drop(mode: ComposerMode): boolean {
    due.get(mode)?.()
    return due.delete(mode)
  }

  function type(mode: ComposerMode, text: string): void {
    const now = page()
    keep({ ...now, texts: { ...now.texts, [mode]: text } })
    drop(mode)
    due.set(mode, later(() => send(mode), WRITE_AFTER_MS))
  }

  function send(mode: ComposerMode): void {
    due.delete(mode)
    const now = read()
    // The window was emptied: what was typed belongs to another house.
    if (now !== null) write(mode, ownText(now, mode))
  }

  return {
    type,
    leave: mode => {
      const before = page()
      if (before.leaving !== null) return null
      drop(mode)
      const leaving: Leaving = { mode, text: before.texts[mode] }
      keep({ ...before, leaving, notKept: null })
      const isOurs = () => read()?.leaving === leaving
      return {
        text: leaving.text,
        end: () => {
          if (!isOurs()) return false
          const now = page()
          const rest = ownText(now, mode)
          drop(mode)
          keep({ ...now, texts: { ...now.texts, [mode]: rest }, leaving: null })
          if (now.texts[mode] !== leaving.text) write(mode, rest)
          return now.texts !== before.texts
        },
        stay: why => {
          if (!isOurs()) return
          drop(mode)
          keep({ ...page(), leaving: null, notKept: why })
          write(mode, page().texts[mode])
        },
      }
    },
    flush: () => {
      for (const mode of due.keys()) if (drop(mode)) send(mode)
    },
  }
}

/** What of a text is not on its way already. */
function ownText({ texts, leaving }: Page, mode: ComposerMode): string {
  return leaving?.mode === mode ? typedSince(leaving.text, texts[mode]) : texts[mode]
}

/** What came behind a text while it left; all of it when it was changed in its middle, since nothing typed may be lost. */
export function typedSince(left: string, now: string): string {
  return now.startsWith(left) ? now.slice(left.length).trimStart() : now
}

/** One text behind another, as a paragraph of its own. */
export function appended(before: string, added: string): string {
  return before.trim() === '' ? added : `${before.trimEnd()}\n\n${added}`
}
