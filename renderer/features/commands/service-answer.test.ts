import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { startWords } from '#renderer/words/words.ts'
import { hitsLabel, serviceAnswer, serviceHitsLabel } from './service-answer.ts'

beforeAll(() => startWords('en'))

const t = () => i18next.getFixedT('en', 'commands')
const say = (counts: Partial<Parameters<typeof serviceAnswer>[0]>) => serviceAnswer({ found: 0, fresh: 0, here: 0, more: [], hasFailures: false, ...counts }, t())

test('more than is shown says how much of how many, and what to do', () => {
  expect(say({ found: 73, fresh: 73 })).toBe('The services found 73 conversations. Only the newest 50 are shown. Add a word to narrow the search.')
  expect(serviceHitsLabel({ fresh: 73, shown: 50 }, t())).toBe('50 of 73 more at the services, newest first')
})

test('what is new below the hits of this computer is told above them and in the answer', () => {
  expect(hitsLabel({ here: 12, fresh: 9 }, t())).toBe('12 hits, newest first; 9 more below, from the services')
  expect(say({ found: 21, fresh: 9, here: 12 })).toBe('The services found 21 conversations. 9 of them are new, below the hits of this computer.')
  expect(say({ found: 3, fresh: 1, here: 2 })).toBe('The services found 3 conversations. 1 of them is new, below the hits of this computer.')
})

test('where all is shown and in sight nothing of the kind is said', () => {
  expect(hitsLabel({ here: 1, fresh: 0 }, t())).toBe('1 hit, newest first')
  expect(serviceHitsLabel({ fresh: 2, shown: 2 }, t())).toBe('2 more at the services, newest first')
  expect(say({ found: 2, fresh: 2 })).toBe('The services found 2 conversations.')
  expect(say({ found: 2, fresh: 0, here: 4 })).toBe('The services found nothing more.')
})

test('who has more still is named, and nothing is called nothing only where everybody answered', () => {
  expect(say({ found: 20, fresh: 20, more: ['Lamp Shop'] })).toBe('The services found 20 conversations. There are more at Lamp Shop. Add a word to narrow the search.')
  expect(say({})).toBe('The services found nothing.')
  expect(say({ hasFailures: true })).toBe('')
})
