import { useEffect, useState } from 'react'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useDrafts } from '#renderer/ui-state/drafts.ts'
import { createDraftBook, type DraftBook, type Texts } from './draft-book.ts'

/** The draft book of one conversation on the screen. It outlives its place there: what was on its way then is answered later. */
export function useDraft(conversationId: ConversationId, kept: Texts): Readonly<{ texts: Texts; book: DraftBook; error: Error | null }> {
  // Panels that come and go put the composer elsewhere: what was typed is newer than what was read when it first opened.
  const texts = useDrafts(drafts => drafts.typed[conversationId]) ?? kept
  const { mutate, error } = useCommand('drafts.write')
  const [book] = useState(() =>
    createDraftBook({
      kept: texts,
      write: (mode: ComposerMode, text: string) => mutate({ conversationId, mode, text }),
      show: now => useDrafts.getState().keep(conversationId, now),
      later: (run, afterMs) => {
        const timer = setTimeout(run, afterMs)
        return () => clearTimeout(timer)
      },
    }),
  )

  // Whatever is not on disk yet goes there now: the person went on to another conversation, or the window closes.
  useEffect(() => {
    window.addEventListener('pagehide', book.flush)
    return () => {
      window.removeEventListener('pagehide', book.flush)
      book.flush()
    }
  }, [book])

  return { texts, book, error }
}
