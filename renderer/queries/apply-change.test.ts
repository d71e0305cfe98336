import { beforeEach, expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { ConversationId, outboxEntryId } from '#app/domain/ids.ts'
import { applyChange } from './apply-change.ts'
import { createQueryClient } from './client.ts'
import { keys } from './keys.ts'

const seen = ConversationId.parse('cnv:one/c1')
const unseen = ConversationId.parse('cnv:one/c2')
let refreshed: string[] = []
const client = createQueryClient()
client.setQueryData([keys.conversations, 'one', seen], {})

const apply = (change: Change) => applyChange(change, { client, refresh: (...key) => refreshed.push(key.join(' ')) })

beforeEach(() => {
  refreshed = []
})

test('of the conversations that changed, those are asked for that somebody looked at', () => {
  apply({ kind: 'conversations', ids: [seen, unseen] })

  expect(refreshed.filter(key => key.includes('one'))).toEqual([`conversations one ${seen}`])
  expect(refreshed).toEqual(expect.arrayContaining(['accounts', 'conversations list', 'conversations place', 'conversations counts']))
})

test('a change without ids is about all of them', () => {
  apply({ kind: 'conversations', ids: [] })

  expect(refreshed).toContain('conversations one')
})

test('a draft touches its files, its own row and the list, and moves nothing', () => {
  apply({ kind: 'drafts', conversationId: seen })

  expect(refreshed).toEqual([`attachments ${seen}`, 'conversations list', `conversations one ${seen}`])
})

test('an upload that comes on is asked for, and nothing besides', () => {
  apply({ kind: 'upload', id: outboxEntryId('u1') })

  expect(refreshed).toEqual(['uploads out:u1'])
})

test('what the app tells of itself is asked again', () => {
  apply({ kind: 'app' })

  expect(refreshed).toEqual(['app info'])
})

test('another house begins with nothing that is known of the last', () => {
  client.setQueryData([keys.accounts], ['an account'])

  apply({ kind: 'everything' })

  expect(client.getQueryData([keys.accounts])).toBeUndefined()
})

test('who types and what the menu asks for make nothing stale', () => {
  apply({ kind: 'typing', conversationId: seen, isTyping: true })
  apply({ kind: 'menu', action: 'find' })

  expect(refreshed).toEqual([])
})
