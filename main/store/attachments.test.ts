import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, aFileIntent, anAttachment, anOutboxRow, CONVERSATION } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const elsewhere = conversationId(ACCOUNT, 'elsewhere')
const [invoice, lamp] = [anAttachment('invoice.pdf'), anAttachment('lamp.png')]

test('files come back in the order they were added, each with its own conversation', async () => {
  const store = await aStore()
  for (const file of [lamp, invoice]) valueOf(await store.attachments.put(CONVERSATION, file))
  valueOf(await store.attachments.put(elsewhere, invoice))

  expect(await store.attachments.of(CONVERSATION)).toEqual([lamp, invoice])
  expect(await store.attachments.of(elsewhere)).toEqual([invoice])
  expect((await store.attachments.fileIds()).toSorted()).toEqual([invoice.fileId, lamp.fileId].toSorted())
})

test('the same bytes twice are one file, under the name of the last', async () => {
  const store = await aStore()
  for (const file of [invoice, lamp, { ...invoice, name: 'bill.pdf' }]) valueOf(await store.attachments.put(CONVERSATION, file))

  expect(await store.attachments.of(CONVERSATION)).toEqual([{ ...invoice, name: 'bill.pdf' }, lamp])
})

test('what is taken out of one draft stays in the other', async () => {
  const store = await aStore()
  for (const id of [CONVERSATION, elsewhere]) valueOf(await store.attachments.put(id, invoice))

  valueOf(await store.attachments.remove(CONVERSATION, invoice.fileId))

  expect(await store.attachments.of(CONVERSATION)).toEqual([])
  expect(await store.attachments.of(elsewhere)).toEqual([invoice])
})

test('a file leaves its draft with its own row of the outbox, and no other does', async () => {
  const store = await aStore()
  for (const file of [invoice, lamp]) valueOf(await store.attachments.put(CONVERSATION, file))
  valueOf(await store.attachments.put(elsewhere, invoice))

  valueOf(await store.outbox.add(anOutboxRow({ intent: aFileIntent('invoice.pdf') }), null))

  expect(await store.attachments.of(CONVERSATION)).toEqual([lamp])
  expect(await store.attachments.of(elsewhere)).toEqual([invoice])
  expect((await store.thread.page(CONVERSATION, 10)).pending).toMatchObject([{ intent: { kind: 'file', file: invoice } }])
})
