import { expect, test } from 'vitest'
import { conversationId, remoteOf } from '#app/domain/ids.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import { ACCOUNT, aMessage, aNote, anEvent, at, CONVERSATION, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'
import { nastyStrings } from './testing/nasty-strings.ts'

const told = { isNew: false, seenAt: at(0) }

async function aThread(...items: readonly ThreadItem[]) {
  const store = await aStore()
  valueOf(await store.thread.upsert(CONVERSATION, items, told))
  const found = async (text: string) => (await store.thread.search(CONVERSATION, text)).ids.map(remoteOf)
  return { store, found }
}

const saying = (...texts: readonly string[]) => aThread(...texts.map((text, nth) => aMessage({ remote: `m${nth}`, text, at: at(nth) })))

test('finds what was said in this thread, newest first', async () => {
  const { found } = await saying('a refund', 'nothing', 'Refunds take long', 'the refund')

  expect(await found('refund')).toEqual(['m3', 'm2', 'm0'])
})

test('finds by the rules of the search over all: accents, capitals, scripts without spaces, every word', async () => {
  const { found } = await saying('Más información', '我想申请退款', 'late refund', 'late parcel')

  expect(await found('INFORMACION')).toEqual(['m0'])
  expect(await found('退款')).toEqual(['m1'])
  expect(await found('refund late')).toEqual(['m2'])
})

test('notes are found, events are not', async () => {
  const { found } = await aThread(aNote({ remote: 'n', text: 'refund' }), anEvent({ remote: 'e', kind: 'other', text: 'refund' }))

  expect(await found('refund')).toEqual(['n'])
})

test('what was said in another thread at the same time is not found', async () => {
  const { store, found } = await saying('a refund', 'between', 'a refund')
  for (const elsewhere of [conversationId(ACCOUNT, 'elsewhere'), conversationId(OTHER_ACCOUNT, 'c1')]) {
    valueOf(await store.thread.upsert(elsewhere, [aMessage({ conversationId: elsewhere, remote: 'other', text: 'refund', at: at(1) })], told))
  }

  expect(await found('refund')).toEqual(['m2', 'm0'])
})

test('says whether the thread is stored from its beginning on', async () => {
  const { store } = await saying('a refund')
  const isWhole = async () => (await store.thread.search(CONVERSATION, 'refund')).isWhole

  expect(await isWhole()).toBe(false)
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: 'page 2' }))
  expect(await isWhole()).toBe(false)
  valueOf(await store.thread.setFilling(CONVERSATION, { olderCursor: null }))
  expect(await isWhole()).toBe(true)
})

test('where there is nothing to look for, or nothing to look in, nothing is found', async () => {
  const { store, found } = await saying('a refund')

  expect(await found(' … ')).toEqual([])
  expect(await store.thread.search(conversationId(ACCOUNT, 'never seen'), 'refund')).toEqual({ ids: [], isWhole: false })
})

test.each(nastyStrings.map(text => [JSON.stringify(text), text]))('hostile input is only text: %s', async (_, text) => {
  const { found } = await saying('refund')

  expect((await found(text)).filter(remote => remote !== 'm0')).toEqual([])
})
