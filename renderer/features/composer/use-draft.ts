import { useCallback, useEffect, useRef, useState } from 'react'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { useCommand } from '#renderer/queries/command.ts'

/** A draft is on disk this long after the last key at the latest. */
const WRITE_AFTER_MS = 300

type Texts = Readonly<Record<ComposerMode, string>>
export type DraftBook = Readonly<{
  texts: Texts
  /** Shows it at once, and writes it to disk soon. */
  write: (mode: ComposerMode, text: string) => void
  /** It was sent: main ended the draft together with the row in the outbox. */
  end: (mode: ComposerMode) => void
  error: Error | null
}>

/** The two drafts of one conversation: what is typed here, and its way to disk. */
export function useDraft(conversationId: ConversationId, kept: Texts): DraftBook {
  const [texts, setTexts] = useState(kept)
  const { mutate, error } = useCommand('drafts.write')
  const due = useRef(new Map<ComposerMode, Readonly<{ timer: ReturnType<typeof setTimeout>; text: string }>>())

  const drop = useCallback((mode: ComposerMode) => {
    clearTimeout(due.current.get(mode)?.timer)
    due.current.delete(mode)
  }, [])

  const write = useCallback(
    (mode: ComposerMode, text: string) => {
      setTexts(known => ({ ...known, [mode]: text }))
      drop(mode)
      const timer = setTimeout(() => {
        due.current.delete(mode)
        mutate({ conversationId, mode, text })
      }, WRITE_AFTER_MS)
      due.current.set(mode, { timer, text })
    },
    [conversationId, drop, mutate],
  )

  const end = useCallback(
    (mode: ComposerMode) => {
      drop(mode)
      setTexts(known => ({ ...known, [mode]: '' }))
    },
    [drop],
  )

  useEffect(() => {
    const waiting = due.current
    // Whatever is not on disk yet goes there now: the person went on to another conversation.
    return () => {
      for (const [mode, { timer, text }] of waiting) {
        clearTimeout(timer)
        mutate({ conversationId, mode, text })
      }
      waiting.clear()
    }
  }, [conversationId, mutate])

  return { texts, write, end, error }
}
