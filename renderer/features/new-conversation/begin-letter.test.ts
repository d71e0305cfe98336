import { beforeEach, expect, test, vi } from 'vitest'
import type { Beginning } from '#app/contract/conversations.ts'
import { accountId, contactId, conversationId } from '#app/domain/ids.ts'
import { MessageText } from '#app/domain/outbox-entry.ts'
import { tell } from '#renderer/queries/command.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { EMPTY_LETTER, useNewConversation } from '#renderer/ui-state/new-conversation.ts'
import { beginLetter } from './begin-letter.ts'

const one = accountId('one')
const other = accountId('other')
const begun = conversationId(one, 'c9')
const letter = { accountId: one, contact: { contactId: contactId(one, 'ada') }, inboxId: null, text: MessageText.parse('Dear Ada') }

beforeEach(() => {
  useNewConversation.getState().reset()
  useLayers.getState().open('newConversation')
})

/** A letter to Ada that leaves; `meanwhile` happens before the answer comes. */
async function leaving(meanwhile: () => void, answer: Beginning = { outcome: 'created', conversationId: begun }) {
  const { write, leave, show } = useNewConversation.getState()
  show(one)
  write(one, { text: letter.text })
  leave(one, { kind: 'known', contact: null })
  vi.stubGlobal('window', {
    inbox: {
      call: () => {
        meanwhile()
        return Promise.resolve({ ok: true, value: answer })
      },
    },
  })
  return beginLetter(letter, tell)
}

test('who is still at the letter is led to the conversation that it began', async () => {
  expect(await leaving(() => {})).toBe(begun)
  expect(useNewConversation.getState().letters[one]).toEqual(EMPTY_LETTER)
})

test('who writes another letter by now is not led away from it', async () => {
  expect(await leaving(() => useNewConversation.getState().show(other))).toBeNull()
  expect(useNewConversation.getState().letters[one]).toEqual(EMPTY_LETTER)
})

test('who closed it stays where he is', async () => {
  expect(await leaving(() => useLayers.getState().close())).toBeNull()
})

test('in doubt the letter stands as it was, and says so', async () => {
  expect(await leaving(() => {}, { outcome: 'doubt', failure: { kind: 'offline' } })).toBeNull()
  expect(useNewConversation.getState().letters[one]).toMatchObject({ text: 'Dear Ada', isLeaving: false, trouble: { outcome: 'doubt' } })
})
