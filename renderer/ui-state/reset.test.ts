import { beforeAll, expect, test } from 'vitest'
import { AccountId, ConversationId } from '#app/domain/ids.ts'
import { useComposer } from './composer.ts'
import { useLayers } from './layers.ts'
import { useNewConversation } from './new-conversation.ts'
import { usePlace } from './place.ts'
import { resetWindow } from './reset.ts'
import { useSteps } from './steps.ts'
import { useUndo } from './undo.ts'

const accountId = AccountId.parse('acc:one')
const conversationId = ConversationId.parse('cnv:one/c1')

beforeAll(async () => {
  usePlace.getState().go({ panel: 'contacts', lane: 'mine', accountId, conversationId, listIndex: 7 })
  useComposer.getState().setMode(conversationId, 'note')
  useLayers.getState().open('assign')
  useNewConversation.getState().write(accountId, { text: 'Hello' })
  await useSteps.getState().take({ run: () => Promise.resolve(), text: 'Resolved', back: () => Promise.resolve() })
  resetWindow()
})

test('in another house the window is where it begins', () => {
  expect(usePlace.getState()).toMatchObject({ panel: 'inbox', lane: 'waiting', accountId: null, conversationId: null, listIndex: 0 })
})

test('nothing that was written, opened or done in the last one is left', () => {
  expect(useComposer.getState().modes).toEqual({})
  expect(useLayers.getState().layer).toBeNull()
  expect(useNewConversation.getState().letters).toEqual({})
  expect([useUndo.getState().ways, useSteps.getState().told]).toEqual([[], null])
})

test('who leaves the demo to add an account goes on adding it', () => {
  useLayers.getState().open('addAccount')

  resetWindow()

  expect(useLayers.getState().layer).toBe('addAccount')
})
