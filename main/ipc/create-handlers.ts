import { accountHandlers, type AccountNeeds } from './accounts.ts'
import { appHandlers, type AppNeeds } from './app.ts'
import { attachmentHandlers, type AttachmentNeeds } from './attachments.ts'
import { campaignHandlers } from './campaigns.ts'
import { contactHandlers } from './contacts.ts'
import { conversationHandlers, type ConversationNeeds } from './conversations.ts'
import { draftHandlers, type DraftNeeds } from './drafts.ts'
import type { Handlers } from './handlers.ts'
import { journalHandlers, type JournalCallNeeds } from './journal.ts'
import { messageHandlers } from './messages.ts'
import { peopleHandlers, type PeopleNeeds } from './people.ts'
import { quotaHandlers, type QuotaNeeds } from './quota.ts'
import { vaultHandlers } from './vault.ts'
import type { VaultDesk } from '#main/accounts/vault-desk.ts'

export type HandlerNeeds = AppNeeds & AccountNeeds & ConversationNeeds & DraftNeeds & AttachmentNeeds & PeopleNeeds & QuotaNeeds & JournalCallNeeds & Readonly<{ desk: VaultDesk }>

/** Every call of the contract, answered by the rooms of one house. */
export const createHandlers = (needs: HandlerNeeds): Handlers => ({
  ...appHandlers(needs),
  ...vaultHandlers(needs.desk),
  ...accountHandlers(needs),
  ...conversationHandlers(needs),
  ...messageHandlers(needs.outbox),
  ...draftHandlers(needs),
  ...attachmentHandlers(needs),
  ...contactHandlers(needs),
  ...campaignHandlers(needs),
  ...peopleHandlers(needs),
  ...quotaHandlers(needs),
  ...journalHandlers(needs),
})
