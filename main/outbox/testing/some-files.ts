import type { FileId } from '#app/domain/attachment.ts'
import { fail, ok } from '#app/result.ts'
import type { OutboxNeeds } from '#main/outbox/outbox.ts'

/** Bytes of every file that anybody asks for, but of those that are lost. */
export type SomeFiles = OutboxNeeds['files'] & Readonly<{ lost: Set<FileId>; tidied: () => number }>

export function someFiles(): SomeFiles {
  const lost = new Set<FileId>()
  let tidied = 0
  return {
    lost,
    tidied: () => tidied,
    read: async fileId => (lost.has(fileId) ? fail({ kind: 'declined', cause: 'bytesLost' }) : ok(new Uint8Array(4_000))),
    tidy: async () => void (tidied += 1),
  }
}
