import type { FileId } from '#app/domain/attachment.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { MessageText, NoteText } from '#app/domain/outbox-entry.ts'
import type { Tell } from '#renderer/queries/command.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { stillThere } from '#renderer/ui-state/still-here.ts'
import type { DraftBook } from './draft-book.ts'
import { hasWords } from './what-send-does.ts'

/** What stood on the screen as Send was pressed. */
export type Composed = Readonly<{
  id: ConversationId
  mode: ComposerMode
  /** The files that go before the words of a reply, in their order. */
  files: () => Promise<readonly FileId[]>
  /** Asks again which they are; it never rejects. */
  refetchFiles: () => Promise<unknown>
  /** Whether it is to be resolved when this has left. */
  resolves: boolean
}>

export type SendNeeds = Readonly<{ book: Pick<DraftBook, 'leave'>; tell: Tell }>

/**
 * Sends what was composed, once. Everything that says what goes where is taken here, at the press: whatever is opened, chosen
 * or swapped before an answer comes, this goes, as this, and there. The composer clears when the row is on disk, and not before.
 * Answers whether it left and the person is where it was written: whoever went on is not called back, and hears what went wrong.
 */
export async function sendComposed({ id: conversationId, mode, files, refetchFiles, resolves }: Composed, { book, tell }: SendNeeds): Promise<boolean> {
  const departure = book.leave(mode)
  if (departure === null) return false
  const { text } = departure
  const isStillThere = stillThere()
  let hadFiles = false
  try {
    if (mode === 'note') await tell('notes.add', { conversationId, text: NoteText.parse(text) })
    else {
      const fileIds = await files()
      hadFiles = fileIds.length > 0
      if (hadFiles) await tell('attachments.send', { conversationId, fileIds: [...fileIds] })
      if (hasWords(text)) await tell('messages.send', { conversationId, text: MessageText.parse(text) })
    }
  } catch (error) {
    if (hadFiles) await refetchFiles()
    departure.stay(error)
    if (!isShown(conversationId)) await useSteps.getState().attempt(() => Promise.reject(error))
    return false
  }
  // The change comes later than the answer: until what left is no longer among the files that go, a second press would ask for it again.
  if (hadFiles) await refetchFiles()
  const typesOn = departure.end()
  // The wish is for this one, whatever is open now. Who types on, or went on, is not led away from there.
  if (resolves) useActions.getState().perform(isStillThere() && !typesOn ? 'resolveAndNext' : 'resolve', conversationId)
  return isShown(conversationId)
}

function isShown(id: ConversationId): boolean {
  const { conversationId, panel } = usePlace.getState()
  return conversationId === id && (panel === 'inbox' || panel === 'outbox')
}
