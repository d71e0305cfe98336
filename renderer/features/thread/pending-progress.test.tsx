import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { outbox } from '#renderer/words/en/outbox.ts'
import { startWords } from '#renderer/words/words.ts'
import { Progress } from './pending-progress.tsx'

beforeAll(() => startWords('en'))

test('a message says of its wait what the outbox lane says of it', () => {
  const shown = renderToStaticMarkup(<Progress delivery={{ state: 'queued', notBefore: epochMs(Date.UTC(2026, 0, 5, 9)), lastFailure: { kind: 'offline' } }} />)

  expect(shown).toContain(outbox.queuedUntilOnline)
  expect(shown).not.toContain('Next try at')
})
