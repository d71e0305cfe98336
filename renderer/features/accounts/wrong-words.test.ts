import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { startWords } from '#renderer/words/words.ts'
import { wrongKeys, wrongWords } from './wrong-words.ts'

beforeAll(() => startWords('en'))
const say = (wrong: Parameters<typeof wrongWords>[0]) =>
  wrongWords(wrong, { t: i18next.getFixedT('en', 'providers'), failureWords: i18next.getFixedT('en', 'failures') })

test('the closest words are looked for first', () => {
  expect(wrongKeys({ providerId: 'here', field: 'key', failure: { kind: 'offline' } })).toEqual(['here.key.wrong.offline', 'here.key.wrong.other'])
  expect(wrongKeys({ providerId: 'here', field: null, failure: { kind: 'offline' } })).toEqual(['here.wrong.offline'])
})

test('a field says what is wrong with it in the words of its service', () => {
  expect(say({ providerId: 'crisp', field: 'key', failure: { kind: 'unauthorised', accountId: null } })).toMatch(/^Crisp does not accept this identifier and key/)
})

test('trouble of no field in particular is told with what to do', () => {
  expect(say({ providerId: 'crisp', field: null, failure: { kind: 'offline' } })).toBe('No answer from the network. Check your connection.')
})

test('a service without words of its own still says something', () => {
  expect(say({ providerId: 'unknown', field: 'token', failure: { kind: 'offline' } })).toBe('No answer from the network. Check your connection.')
})
