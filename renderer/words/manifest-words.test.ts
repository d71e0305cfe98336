import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { manifestWords } from './manifest-words.ts'
import { startWords } from './words.ts'

beforeAll(() => startWords('en'))

test('a label is found under its key in the manifest', () => {
  expect(manifestWords('providers.freshchat.token.label', i18next.getFixedT('en', 'providers'))).toBe('API token')
})
