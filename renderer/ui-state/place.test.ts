import { beforeEach, expect, test } from 'vitest'
import { AccountId, ConversationId, MessageId } from '#app/domain/ids.ts'
import { closedBy, usePlace } from './place.ts'

const one = AccountId.parse('acc:one')
const other = AccountId.parse('acc:two')
const conversationId = ConversationId.parse('cnv:one/c1')
const { go, reset, leaveGone } = usePlace.getState()

beforeEach(() => reset())

test('who is at an account that is removed is at all of them', () => {
  go({ accountId: one, conversationId, listIndex: 3 })

  leaveGone([other])

  expect(usePlace.getState()).toMatchObject({ accountId: null, conversationId: null, listIndex: 0 })
})

test('what is open of an account that is removed closes, also where all are shown', () => {
  go({ accountId: null, conversationId })

  leaveGone([other])

  expect(usePlace.getState().conversationId).toBeNull()
})

test('where list and detail take turns, going to a list leaves what was open of it', () => {
  const contacts = { panel: 'contacts' } as const

  expect(closedBy(contacts, 1000)).toMatchObject({ contactId: null, groupId: null })
  expect(closedBy(contacts, 1000)).not.toHaveProperty('conversationId')
  expect(closedBy(contacts, 780)).toMatchObject({ contactId: null, conversationId: null })
  expect(closedBy({ lane: 'all' }, 1000)).toEqual({})
  expect(closedBy(contacts, 1440)).toEqual({})
})

test('nothing moves as long as the account is there', () => {
  go({ accountId: one, conversationId, listIndex: 3 })

  leaveGone([one, other])

  expect(usePlace.getState()).toMatchObject({ accountId: one, conversationId, listIndex: 3 })
})

test('what was to be shown of one conversation is not looked for in the next one', () => {
  go({ conversationId, itemId: MessageId.parse('msg:one/c1/m1') })
  expect(usePlace.getState().itemId).toBe('msg:one/c1/m1')

  go({ conversationId: ConversationId.parse('cnv:one/c2') })

  expect(usePlace.getState().itemId).toBeNull()
})
