import { NOT_NARROWED } from '#app/contract/conversations.ts'
import type { AccountId } from '#app/domain/ids.ts'
import type { Tributary } from './launch.ts'

/** Has the app store a conversation from its first message on, as somebody who scrolled all the way up would. */
export async function keepWhole({ call }: Tributary, accountId: AccountId, contactName: string): Promise<void> {
  const view = { lane: 'all', scope: [accountId], ...NOT_NARROWED } as const
  const { rows } = await call('conversations.list', { view, offset: 0, limit: 200 })
  const conversationId = rows.find(({ conversation }) => conversation.contactName === contactName)?.conversation.id
  if (conversationId === undefined) throw new Error(`nobody here is called ${contactName}`)
  await call('thread.watch', { conversationId })
  for (let page = await call('thread.get', { conversationId, limit: 10_000 }); page.older !== 'none'; page = await call('thread.get', { conversationId, limit: 10_000 })) {
    await call('thread.loadOlder', { conversationId })
  }
}
