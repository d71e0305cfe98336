import { z } from 'zod'
import { AccountId, CampaignId, ContactId, ConversationId, OutboxEntryId } from '#app/domain/ids.ts'

/** Says what has changed, with ids and no data: a view that shows it asks again. Many changes of one moment come as one list. */
export const Change = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('accounts') }),
    /** Rows, order or counts of conversations. Here and below no ids at all means: of any of them. */
    z.object({ kind: z.literal('conversations'), ids: z.array(ConversationId).readonly() }),
    z.object({ kind: z.literal('thread'), conversationId: ConversationId }),
    z.object({ kind: z.literal('outbox') }),
    /** A draft, or the files that go with it. */
    z.object({ kind: z.literal('drafts'), conversationId: ConversationId }),
    /** More of an entry's file has left. Not stored. */
    z.object({ kind: z.literal('upload'), id: OutboxEntryId }),
    z.object({ kind: z.literal('contacts'), ids: z.array(ContactId).readonly() }),
    z.object({ kind: z.literal('campaigns'), ids: z.array(CampaignId).readonly() }),
    z.object({ kind: z.literal('people'), accountId: AccountId }),
    /** Steps, reasons and counts of the meters of these accounts. */
    z.object({ kind: z.literal('quota'), ids: z.array(AccountId).readonly() }),
    /** What happened to these accounts has a new line. */
    z.object({ kind: z.literal('journal'), ids: z.array(AccountId).readonly() }),
    z.object({ kind: z.literal('vault') }),
    z.object({ kind: z.literal('preferences') }),
    /** What the app tells of itself. */
    z.object({ kind: z.literal('app') }),
    /** What is broken in the demo. */
    z.object({ kind: z.literal('demo') }),
    /** A contact types; `text` only where the service shares it. Not stored. */
    z.object({ kind: z.literal('typing'), conversationId: ConversationId, isTyping: z.boolean() }),
    /** The house was changed (demo entered or left): forget everything. */
    z.object({ kind: z.literal('everything') }),
    /** The menu or a second start asks the window to do something. */
    z.object({ kind: z.literal('menu'), action: z.enum(['palette', 'settings', 'addAccount', 'newConversation', 'find', 'keys']) }),
  ])
  .readonly()
export type Change = z.infer<typeof Change>
