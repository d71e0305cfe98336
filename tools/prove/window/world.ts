import { ConversationRow } from '#app/contract/conversations.ts'
import { Account, AccountView } from '#app/domain/account.ts'
import { accountId, accountOf, conversationId, outboxEntryId, type ConversationId } from '#app/domain/ids.ts'
import { OutboxEntry, type Intent } from '#app/domain/outbox-entry.ts'
import { aConversationRow, anAccount, anOutboxEntry } from '#app/testing/samples.ts'

/** Two accounts with three conversations each: enough for everything to be mistaken for something else. */
export type World = Readonly<{ accounts: readonly Account[]; conversations: readonly ConversationId[] }>

const IDS = [accountId('one'), accountId('two')]
export const WORLD: World = {
  accounts: IDS.map(id => Account.parse({ ...anAccount, id, me: `opr:${id.slice(4)}/me` })),
  conversations: ['1', '2', '3'].flatMap(remote => IDS.map(id => conversationId(id, remote))),
}

const row = ConversationRow.parse(aConversationRow)
export const aRow = (id: ConversationId): ConversationRow => ({ ...row, conversation: { ...row.conversation, id, accountId: accountOf(id), contactName: id } })

const view = AccountView.parse({ account: anAccount, capabilities: [], status: { state: 'connecting', lastGoodAt: null }, keyKind: null, unreadConversations: 0, waitingConversations: 0 })
export const aView = (account: Account): AccountView => ({ ...view, account })

const entry = OutboxEntry.parse(anOutboxEntry)
export const anEntry = (nth: number, to: ConversationId, intent: Intent): OutboxEntry => ({ ...entry, id: outboxEntryId(String(nth)), accountId: accountOf(to), conversationId: to, intent })
