import { expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { FileId, MAX_ATTACHMENTS } from '#app/domain/attachment.ts'
import { conversationId, type AccountId } from '#app/domain/ids.ts'
import { fail } from '#app/result.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import { ACCOUNT, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { createDraftFiles } from './draft-files.ts'

const ELSEWHERE = conversationId(ACCOUNT, 'elsewhere')

async function someDraftFiles() {
  const { attachments } = await aStore()
  const changes: Change[] = []
  let tidied = 0
  const accounts = new Set<AccountId>([ACCOUNT])
  const onKeep: (() => void)[] = []
  let kept = 0
  const files = createDraftFiles({
    attachments,
    changes: { tell: change => void changes.push(change) },
    // Its digest is its first byte: enough to tell one from another.
    files: {
      keep: (content, claim) => {
        kept += 1
        for (const happen of onKeep) happen()
        return claim(FileId.parse(String(content[0]).padStart(64, '0')))
      },
      tidy: async () => void (tidied += 1),
    },
    isAccount: id => accounts.has(id),
  })
  const add = (byte: number, id = CONVERSATION) => files.add({ conversationId: id, name: `${byte}.txt`, mime: 'text/plain', content: new Uint8Array([byte, 0]) })
  return { files, changes, add, accounts, onKeep, tidied: () => tidied, kept: () => kept }
}

test('a chosen file is in its draft, with its size, and the window is told', async () => {
  const { files, add, changes } = await someDraftFiles()

  const added = valueOf(await add(1))

  expect(await files.of(CONVERSATION)).toEqual([added])
  expect(added).toMatchObject({ name: '1.txt', mime: 'text/plain', bytes: 2 })
  expect(await files.of(ELSEWHERE)).toEqual([])
  expect(changes).toEqual([{ kind: 'drafts', conversationId: CONVERSATION }])
})

test('a draft carries so many files and no more; one that is there already is no further one', async () => {
  const { files, add, changes } = await someDraftFiles()
  for (let byte = 1; byte <= MAX_ATTACHMENTS; byte += 1) valueOf(await add(byte))

  expect(await add(99)).toEqual(fail({ kind: 'declined', cause: 'tooMany' }))
  expect((await add(3)).ok).toBe(true)
  expect((await add(99, ELSEWHERE)).ok).toBe(true)
  expect(await files.of(CONVERSATION)).toHaveLength(MAX_ATTACHMENTS)
  expect(changes).toHaveLength(MAX_ATTACHMENTS + 2)
})

test('what is taken out is gone from the draft, and its bytes may go', async () => {
  const { files, add, tidied } = await someDraftFiles()
  const { fileId } = valueOf(await add(1))

  valueOf(await files.remove(CONVERSATION, fileId))

  expect(await files.of(CONVERSATION)).toEqual([])
  expect(tidied()).toBe(1)
})

test('what is chosen for sending comes in the order it was chosen, and all of it or nothing', async () => {
  const { files, add } = await someDraftFiles()
  const [one, two] = [valueOf(await add(1)), valueOf(await add(2))]
  const elsewhere = valueOf(await add(3, ELSEWHERE))

  expect(await files.chosen(CONVERSATION, [two.fileId, one.fileId])).toEqual({ ok: true, value: [two, one] })
  expect(await files.chosen(CONVERSATION, [one.fileId, elsewhere.fileId])).toEqual(fail({ kind: 'notFound' }))
})

test('of a conversation whose account is not there not a byte is written', async () => {
  const { files, add, changes, kept } = await someDraftFiles()
  const invented = conversationId(OTHER_ACCOUNT, 'c1')

  expect(await add(1, invented)).toEqual(fail({ kind: 'notFound' }))

  expect(kept()).toBe(0)
  expect(await files.of(invented)).toEqual([])
  expect(changes).toEqual([])
})

test('a file whose account goes while its bytes are written is nobody’s, and they go', async () => {
  const { files, add, accounts, onKeep, tidied } = await someDraftFiles()
  onKeep.push(() => void accounts.delete(ACCOUNT))

  expect(await add(1)).toEqual(fail({ kind: 'notFound' }))

  expect(await files.of(CONVERSATION)).toEqual([])
  expect(tidied()).toBe(1)
})

test('bytes of a file too many are not kept', async () => {
  const { add, tidied } = await someDraftFiles()
  for (let byte = 1; byte <= MAX_ATTACHMENTS; byte += 1) valueOf(await add(byte))

  expect((await add(99)).ok).toBe(false)

  expect(tidied()).toBe(1)
})
