import type { ConversationId } from '#app/domain/ids.ts'
import { useComposer } from '#renderer/ui-state/composer.ts'
import { usePlace } from '#renderer/ui-state/place.ts'

/** Ways to bind wrongly, each of which has to be seen. */
export const FAULTS = ['target of the answer', 'mode of the answer', 'a page for each composer', 'a wish without a target'] as const
export type Fault = (typeof FAULTS)[number] | 'none'

export type Call = (name: string, input: unknown) => Promise<unknown>

/** What the component would do if it took target or mode when the words leave, behind their files, and not at the press. */
export function faulty(call: Call, fault: Fault): Call {
  return (name, input) => {
    if (name !== 'messages.send' || !isWords(input)) return call(name, input)
    const { conversationId } = usePlace.getState()
    if (fault === 'target of the answer') return call(name, { ...input, conversationId: conversationId ?? input.conversationId })
    if (fault === 'mode of the answer' && useComposer.getState().modes[input.conversationId] === 'note') return call('notes.add', input)
    return call(name, input)
  }
}

const isWords = (input: unknown): input is Readonly<{ conversationId: ConversationId }> => typeof input === 'object' && input !== null && 'conversationId' in input
