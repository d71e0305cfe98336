import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { type ConversationView, ConversationRow, NOT_NARROWED } from '#app/contract/conversations.ts'
import { Group } from '#app/domain/group.ts'
import { aConversationRow, aGroup } from '#app/testing/samples.ts'
import { conversationPage } from '#renderer/queries/conversations.ts'
import { startWords } from '#renderer/words/words.ts'
import { GroupDesk } from './group-details.tsx'

beforeAll(() => startWords('en'))

test('how much is assigned to a group is a number only when it is known how much of it is resolved', () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const group = Group.parse(aGroup)
  const view: ConversationView = { lane: 'all', scope: [group.accountId], ...NOT_NARROWED, groupId: group.id }
  const rows = [ConversationRow.parse(aConversationRow)]
  const heading = () =>
    /<h3.*?<\/h3>/.exec(renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <GroupDesk group={group} />
      </QueryClientProvider>,
    ))?.[0]
  client.setQueryData(conversationPage(view, 0).queryKey, { rows, total: 41 })
  expect(heading()).not.toContain('41')

  client.setQueryData(conversationPage({ ...view, lane: 'resolved' }, 0).queryKey, { rows: [], total: 40 })

  expect(heading()).toMatch(/>1</)
})
