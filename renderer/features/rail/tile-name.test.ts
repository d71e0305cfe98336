import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { startWords } from '#renderer/words/words.ts'
import { tileName } from './tile-name.ts'

beforeAll(() => startWords('en'))

test.each([
  [0, 0, 'Harbor Books'],
  [1, 0, 'Harbor Books, 1 unread'],
  [0, 40, 'Harbor Books, 40 waiting'],
  [3, 12, 'Harbor Books, 3 unread, 12 waiting'],
])('%d unread and %d waiting', (unread, waiting, name) => {
  expect(tileName({ name: 'Harbor Books', unread, waiting, t: i18next.getFixedT('en', 'rail') })).toBe(name)
})
