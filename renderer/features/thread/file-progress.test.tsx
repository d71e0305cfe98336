import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { anAttachment, anOutboxEntry } from '#app/testing/samples.ts'
import { startWords } from '#renderer/words/words.ts'
import { FileProgress } from './file-progress.tsx'

beforeAll(() => startWords('en'))

const shown = (mayHaveArrived: boolean) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <FileProgress entry={OutboxEntry.parse({ ...anOutboxEntry, intent: { kind: 'file', file: anAttachment, uploaded: null }, mayHaveArrived })} name="invoice.pdf" isBehind={false} />
    </QueryClientProvider>,
  )

test('a file can be called back while nobody can have seen it, and no longer', () => {
  expect(shown(false)).toContain('Cancel invoice.pdf')
  expect(shown(true)).not.toContain('Cancel invoice.pdf')
})
