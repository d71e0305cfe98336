import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { ConversationRow } from '#app/contract/conversations.ts'
import { AccountView } from '#app/domain/account.ts'
import { Attachment } from '#app/domain/attachment.ts'
import { ProviderManifest } from '#app/domain/provider-manifest.ts'
import { aConversationRow, aManifest, anAccount, anAttachment } from '#app/testing/samples.ts'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { attachments } from '#renderer/queries/attachments.ts'
import { conversation, drafts } from '#renderer/queries/conversations.ts'
import { mes } from '#renderer/queries/people.ts'
import { startWords } from '#renderer/words/words.ts'
import { Composer } from './composer.tsx'

beforeAll(() => startWords('en'))

/** The composer of a conversation of which everything is known but its files. */
function aComposer() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false, staleTime: Infinity } } })
  const row = ConversationRow.parse(aConversationRow)
  const { id, accountId } = row.conversation
  const view = AccountView.parse({ account: anAccount, capabilities: [], status: { state: 'connecting', lastGoodAt: null }, keyKind: null, unreadConversations: 0, waitingConversations: 0 })
  client.setQueryData(conversation(id).queryKey, row)
  client.setQueryData(drafts(id).queryKey, [])
  client.setQueryData(accounts().queryKey, [view])
  client.setQueryData(manifests().queryKey, [ProviderManifest.parse(aManifest)])
  client.setQueryData(mes([accountId]).queryKey, [])
  const shown = () =>
    renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <Composer id={id} />
      </QueryClientProvider>,
    )
  return { client, files: attachments(id), shown }
}

test('nothing can be written before it is known which files go along', () => {
  const { client, files, shown } = aComposer()
  expect(shown()).not.toContain('<textarea')

  client.setQueryData(files.queryKey, [Attachment.parse(anAttachment)])

  expect(shown()).toContain('<textarea')
  expect(shown()).toContain('invoice.pdf')
})

test('files that could not be read are no missing files: the composer says so', async () => {
  const { client, files, shown } = aComposer()

  await client.prefetchQuery(files)

  expect(shown()).not.toContain('<textarea')
  expect(shown()).toContain('The composer could not be opened')
})
