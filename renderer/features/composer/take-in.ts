import type { ConversationId } from '#app/domain/ids.ts'
import type { Tell } from '#renderer/queries/command.ts'
import { useDrafts } from '#renderer/ui-state/drafts.ts'

/** What a chosen file says of itself, and its bytes. */
export type TakenFile = Pick<File, 'name' | 'type' | 'arrayBuffer'>

type TakeInNeeds = Readonly<{
  tell: Tell
  /** Asks which files go along. */
  refetch: () => Promise<unknown>
  onRefused: (file: TakenFile, error: unknown) => void
}>

/** Gives files to main for the reply to one conversation, one after the other, wherever the person goes meanwhile. */
export async function takeIn(conversationId: ConversationId, files: readonly TakenFile[], { tell, refetch, onRefused }: TakeInNeeds): Promise<void> {
  const { add } = useDrafts.getState()
  add(conversationId, files.length)
  for (const file of files) {
    try {
      const content = new Uint8Array(await file.arrayBuffer())
      await tell('attachments.add', { conversationId, name: file.name, mime: file.type, content })
      // The change comes later than the answer: until it is among the files that will go, it is still being added.
      await refetch()
    } catch (error) {
      onRefused(file, error)
    }
    add(conversationId, -1)
  }
}
