import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { formatBytes, formatDuration, formatSeconds } from './format.ts'

beforeAll(async () => void (await i18next.init({ lng: 'en' })))

test.each([[300, '1 sec'], [42_000, '42 sec'], [4 * 60_000, '4 min'], [59.4 * 60_000, '59 min'], [3.2 * 3_600_000, '3 hr']])('%i milliseconds last %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [14_200, '14 kB'],
  [2_440_000, '2.4 MB'],
  [5_000_000_000_000, '5,000 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})

test.each([
  [0.4, '0 sec'],
  [42, '42 sec'],
  [59.7, '1 min 0 sec'],
  [75, '1 min 15 sec'],
])('%d seconds are %s', (seconds, words) => {
  expect(formatSeconds(seconds)).toBe(words)
})

test('sizes and times are of the language of the app, not of the system', async () => {
  await i18next.changeLanguage('de')

  expect(formatBytes(2_440_000)).toBe('2,4 MB')
  expect(formatSeconds(42)).toBe('42 Sek.')
})
