import { beforeEach, expect, test } from 'vitest'
import { accountId, conversationId } from '#app/domain/ids.ts'
import { useComposer } from './composer.ts'
import { useDrafts } from './drafts.ts'
import { useLayers } from './layers.ts'
import { usePlace } from './place.ts'
import { resetWindow } from './reset.ts'
import { stillHere, stillThere } from './still-here.ts'

const [ada, bo] = ['ada', 'bo'].map(remote => conversationId(accountId('one'), remote))

beforeEach(() => {
  resetWindow()
  usePlace.setState({ conversationId: ada ?? null })
})

const type = () => ada !== undefined && useDrafts.getState().keep(ada, { texts: { reply: 'Hello', note: '' }, leaving: null, notKept: null })

test.each<readonly [string, () => unknown]>([
  ['opened another conversation', () => usePlace.setState({ conversationId: bo ?? null })],
  ['went to another lane', () => usePlace.setState({ lane: 'mine' })],
  ['opened a layer', () => useLayers.getState().open('assign')],
  ['went into the composer', () => useComposer.getState().requestFocus()],
  ['began to write', type],
])('who %s since is not moved', (_what, since) => {
  const isStillHere = stillHere()
  expect(isStillHere()).toBe(true)

  since()

  expect(isStillHere()).toBe(false)
})

test('who writes there is there all the while', () => {
  const isStillThere = stillThere()

  type()

  expect(isStillThere()).toBe(true)
})
