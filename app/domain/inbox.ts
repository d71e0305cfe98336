import { z } from 'zod'
import { AccountId, InboxId } from './ids.ts'

/** Where work waits within one account: a Crisp sub-inbox, a Freshchat channel (topic). */
export const Inbox = z.object({ id: InboxId, accountId: AccountId, name: z.string(), isEnabled: z.boolean() }).readonly()
export type Inbox = z.infer<typeof Inbox>
