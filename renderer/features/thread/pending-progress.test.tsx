import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { epochMs } from '#app/domain/time.ts'
import { OutboxEntry } from '#app/domain/outbox-entry.ts'
import { anOutboxEntry } from '#app/testing/samples.ts'
import { outbox } from '#renderer/words/en/outbox.ts'
import { startWords } from '#renderer/words/words.ts'
import { Progress } from './pending-progress.tsx'

beforeAll(() => startWords('en'))

const shown = (said: Partial<OutboxEntry>, isBehind = true) => renderToStaticMarkup(<Progress entry={{ ...OutboxEntry.parse(anOutboxEntry), ...said }} isBehind={isBehind} />)

test('a reply that the full disk does not let leave says so in the thread, and what to do', () => {
  expect(shown({ heldByDisk: { kind: 'diskFull' } })).toContain('The disk is full. Free some space: it goes on by itself.')
  expect(shown({ heldByDisk: { kind: 'diskRefused', code: 'EROFS' } })).toContain('The disk does not let Tributary write (EROFS). Check that the disk is there and may be written to: it goes on by itself.')
  expect(shown({})).toContain('Waits for what was written before it')
})

test('a message says of its wait what the outbox lane says of it', () => {
  const waiting = shown({ delivery: { state: 'queued', notBefore: epochMs(Date.UTC(2026, 0, 5, 9)), lastFailure: { kind: 'offline' } } }, false)

  expect(waiting).toContain(outbox.queuedUntilOnline)
  expect(waiting).not.toContain('Next try at')
})
