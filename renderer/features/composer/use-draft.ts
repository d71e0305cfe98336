import { useEffect, useState } from 'react'
import type { ConversationId } from '#app/domain/ids.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useDrafts, type Page, type Texts } from '#renderer/ui-state/drafts.ts'
import { createDraftBook, unwritten, type DraftBook, type DraftBookNeeds } from './draft-book.ts'

type BookNeeds = Pick<DraftBookNeeds, 'write' | 'later'>

/** The book of one conversation over its page in this window, which every composer of it shares. */
export function openBook(conversationId: ConversationId, kept: Texts, needs: BookNeeds): DraftBook {
  return createDraftBook({
    ...needs,
    kept,
    read: () => useDrafts.getState().pages[conversationId] ?? null,
    keep: page => useDrafts.getState().keep(conversationId, page),
  })
}

/** The draft book of one conversation on the screen. It outlives its place there: what was on its way then is answered later. */
export function useDraft(conversationId: ConversationId, kept: Texts): Readonly<{ page: Page; book: DraftBook; error: Error | null }> {
  // Panels that come and go put the composer elsewhere: what was typed is newer than what was read when it first opened.
  const page = useDrafts(drafts => drafts.pages[conversationId]) ?? unwritten(kept)
  const { mutate, error } = useCommand('drafts.write')
  const [book] = useState(() =>
    openBook(conversationId, kept, {
      write: (mode, text) => mutate({ conversationId, mode, text }),
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

  return { page, book, error }
}
