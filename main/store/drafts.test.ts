import { expect, test } from 'vitest'
import { conversationId } from '#app/domain/ids.ts'
import { ACCOUNT, aDraft, at, CONVERSATION } from '#main/testing/builders.ts'
import { aStore, valueOf } from './testing/a-store.ts'

const elsewhere = conversationId(ACCOUNT, 'elsewhere')

test('a draft comes back with its text unchanged', async () => {
  const store = await aStore()
  const draft = aDraft({ text: '  two lines\r\n and an emoji 👩🏽‍🚒 \u0000' })

  valueOf(await store.drafts.write(draft))

  expect(await store.drafts.of(CONVERSATION)).toEqual([draft])
})

test('a conversation holds one draft of each kind', async () => {
  const store = await aStore()
  const reply = aDraft({ mode: 'reply', text: 'to the contact', updatedAt: at(1) })
  const note = aDraft({ mode: 'note', text: 'to us', updatedAt: at(2) })

  valueOf(await store.drafts.write(aDraft({ text: 'an older thought' })))
  valueOf(await store.drafts.write(reply))
  valueOf(await store.drafts.write(note))

  expect(await store.drafts.of(CONVERSATION)).toEqual([reply, note])
})

test('drafts of other conversations stay where they are', async () => {
  const store = await aStore()
  const other = aDraft({ conversationId: elsewhere })
  valueOf(await store.drafts.write(aDraft()))
  valueOf(await store.drafts.write(other))

  valueOf(await store.drafts.remove(CONVERSATION, 'reply'))

  expect(await store.drafts.of(CONVERSATION)).toEqual([])
  expect(await store.drafts.of(elsewhere)).toEqual([other])
})

test('removing a reply leaves the note', async () => {
  const store = await aStore()
  const note = aDraft({ mode: 'note' })
  valueOf(await store.drafts.write(aDraft()))
  valueOf(await store.drafts.write(note))

  valueOf(await store.drafts.remove(CONVERSATION, 'reply'))

  expect(await store.drafts.of(CONVERSATION)).toEqual([note])
})
