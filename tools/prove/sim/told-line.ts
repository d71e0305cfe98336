import type { ConversationId } from '#app/domain/ids.ts'
import type { ProviderAccount } from '#main/providers/provider.ts'

/** An attempt whose first byte leaves for the service. */
export type Leaving = Readonly<{ conversationId: ConversationId; clientId: string }>

/** The same line, that tells of each attempt to send in the moment in which it begins. */
export const toldLine = (line: ProviderAccount, onLeaves: (leaving: Leaving) => void): ProviderAccount => {
  const told = <S extends Leaving, T>(send: (sending: S) => T) => (sending: S): T => {
    onLeaves(sending)
    return send(sending)
  }
  return { ...line, send: told(line.send), annotate: told(line.annotate), sendFile: told(line.sendFile) }
}
