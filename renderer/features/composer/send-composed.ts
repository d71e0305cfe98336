import type { FileId } from '#app/domain/attachment.ts'
import type { ComposerMode } from '#app/domain/draft.ts'
import type { ConversationId } from '#app/domain/ids.ts'
import { MessageText, NoteText } from '#app/domain/outbox-entry.ts'
import type { Tell } from '#renderer/queries/command.ts'
import type { DraftBook } from './draft-book.ts'
import { hasWords } from './what-send-does.ts'

/** What stood on the screen as Send was pressed. */
export type Composed = Readonly<{
  id: ConversationId
  mode: ComposerMode
  /** The files that go before the words of a reply, in their order. */
  files: () => Promise<readonly FileId[]>
}>

type SendNeeds = Readonly<{ book: Pick<DraftBook, 'leave'>; tell: Tell }>

/** `held`: something else is on its way. `rest`: what was typed behind it meanwhile. */
export type Sent = Readonly<{ outcome: 'held' }> | Readonly<{ outcome: 'left'; rest: string }> | Readonly<{ outcome: 'stayed'; error: unknown }>

/**
 * Sends what was composed, once. Everything that says what goes where is taken here, at the press: whatever is opened, chosen
 * or swapped before an answer comes, this goes, as this, and there. The composer clears when the row is on disk, and not before.
 */
export async function sendComposed({ id: conversationId, mode, files }: Composed, { book, tell }: SendNeeds): Promise<Sent> {
  const departure = book.leave(mode)
  if (departure === null) return { outcome: 'held' }
  const { text } = departure
  try {
    if (mode === 'note') await tell('notes.add', { conversationId, text: NoteText.parse(text) })
    else {
      const fileIds = await files()
      if (fileIds.length > 0) await tell('attachments.send', { conversationId, fileIds: [...fileIds] })
      if (hasWords(text)) await tell('messages.send', { conversationId, text: MessageText.parse(text) })
    }
  } catch (error) {
    departure.stay(error)
    return { outcome: 'stayed', error }
  }
  return { outcome: 'left', rest: departure.end() }
}
