import { expect, test } from 'vitest'
import { FileId } from '#app/domain/attachment.ts'
import { OutboxEntry, type Delivery } from '#app/domain/outbox-entry.ts'
import { DAY_MS, epochMs } from '#app/domain/time.ts'
import { anOutboxEntry } from '#app/testing/samples.ts'
import { filesInUse, type FilesInUseNeeds } from './files-in-use.ts'

const NOW = epochMs(10 * DAY_MS)
const file = (digit: number) => FileId.parse(String(digit).repeat(64))

function aStore(deliveries: readonly Delivery[], unreadable = 0): FilesInUseNeeds {
  const rows = deliveries.map((delivery, nth) => {
    const intent = { kind: 'file', file: { fileId: file(nth), name: 'a.png', mime: 'image/png', bytes: 1 }, uploaded: null }
    return { entry: { ...OutboxEntry.parse({ ...anOutboxEntry, intent }), delivery } }
  })
  return {
    attachments: { fileIds: async () => [file(9)] },
    outbox: { unsent: async () => rows, quarantined: async () => Array.from({ length: unreadable }) },
  }
}

const discarded = (at: number): Delivery => ({ state: 'discarded', at: epochMs(at) })

test('what waits and what is attached needs its bytes', async () => {
  expect(await filesInUse(aStore([{ state: 'uploading', since: NOW }]), NOW)).toEqual(new Set([file(9), file(0)]))
})

test('what was discarded can be put back for a day', async () => {
  expect(await filesInUse(aStore([discarded(NOW - DAY_MS), discarded(NOW - DAY_MS - 1)]), NOW)).toEqual(new Set([file(9), file(0)]))
})

test('what is sent while we look is in use, whichever side it is on', async () => {
  let isSent = false
  const sent = aStore([{ state: 'queued', notBefore: NOW, lastFailure: null }])
  const moving: FilesInUseNeeds = {
    attachments: {
      async fileIds() {
        const attached = isSent ? [] : [file(0)]
        isSent = true
        return attached
      },
    },
    outbox: {
      quarantined: async () => [],
      async unsent() {
        const rows = isSent ? await sent.outbox.unsent() : []
        isSent = true
        return rows
      },
    },
  }

  expect(await filesInUse(moving, NOW)).toEqual(new Set([file(0)]))
})

test('while one entry cannot be read, every file may be needed', async () => {
  expect(await filesInUse(aStore([], 1), NOW)).toBeNull()
})
