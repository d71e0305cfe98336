import i18next from 'i18next'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ConversationRow } from '#app/contract/conversations.ts'
import { ok } from '#app/result.ts'
import { aConversationRow } from '#app/testing/samples.ts'
import { createQueryClient } from '#renderer/queries/client.ts'
import { tell } from '#renderer/queries/command.ts'
import { conversation } from '#renderer/queries/conversations.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { resetWindow } from '#renderer/ui-state/reset.ts'
import { startWords } from '#renderer/words/words.ts'
import { createDeeds } from './deeds.ts'

const row = ConversationRow.parse(aConversationRow)
const { id } = row.conversation
const resolved = { ...row, conversation: { ...row.conversation, status: 'resolved' } }

beforeAll(() => startWords('en'))
beforeEach(() => {
  resetWindow()
  usePlace.setState({ conversationId: id })
})

/** A window that shows a conversation as open, on a main that answers what it is told to. */
function aWindow(answers: Readonly<Record<string, () => unknown>>) {
  const calls: unknown[] = []
  const call = (name: string, input: unknown) => {
    calls.push([name, input])
    return Promise.resolve(ok(answers[name]?.() ?? null))
  }
  vi.stubGlobal('window', { innerWidth: 1_440, inbox: { call } })
  const client = createQueryClient()
  client.setQueryData(conversation(id).queryKey, row)
  return { client, calls, deeds: createDeeds({ client, tell, t: i18next.getFixedT('en', 'commands'), onNobody: () => {} }) }
}

test('resolving what a colleague has just resolved does not reopen it', async () => {
  const { client, calls, deeds } = aWindow({ 'conversations.get': () => resolved })
  await client.invalidateQueries()

  deeds.toggleResolved(id)

  await vi.waitFor(() => expect(calls).toContainEqual(['conversations.get', { id }]))
  await new Promise(resolve => void setTimeout(resolve, 20))
  expect(calls).not.toContainEqual(['conversations.setStatus', { id, status: 'open' }])
})

test('a wish for a conversation that was left meanwhile is its own, and nobody is moved', async () => {
  usePlace.setState({ conversationId: null })
  const { calls, deeds } = aWindow({})

  deeds.resolve(id, true)

  await vi.waitFor(() => expect(calls).toEqual([['conversations.setStatus', { id, status: 'resolved' }]]))
  expect(usePlace.getState().conversationId).toBeNull()
})

test('a next one that comes late does not go under an open layer', async () => {
  const next = { ...row, conversation: { ...row.conversation, id: 'cnv:one/c2' } }
  const { calls, deeds } = aWindow({ 'conversations.place': () => 0, 'conversations.list': () => ({ rows: [row, next], total: 2 }) })

  deeds.step(1)
  useLayers.getState().open('assign')

  await vi.waitFor(() => expect(calls).toHaveLength(2))
  await new Promise(resolve => void setTimeout(resolve, 0))
  expect(usePlace.getState().conversationId).toBe(id)
  useLayers.getState().close()
  deeds.step(1)
  await vi.waitFor(() => expect(usePlace.getState().conversationId).toBe('cnv:one/c2'))
})
