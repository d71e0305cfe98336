import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import type { Failure } from '#app/failure.ts'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { outbox } from '#renderer/words/en/outbox.ts'
import { stateWords } from './entry-words.ts'

const instance = createInstance()
await instance.init({ lng: 'en', resources: { en: { outbox } }, defaultNS: 'outbox', interpolation: { escapeValue: false } })
const t: TFunction<'outbox'> = instance.getFixedT('en', 'outbox')

const words = (lastFailure: Failure | null, isBehind = false) => wordsOf({ state: 'queued', notBefore: epochMs(0), lastFailure }, isBehind)
const wordsOf = (delivery: Delivery, isBehind = false, share: number | null = null) => told({ delivery }, isBehind, share)
const told = (entry: Parameters<typeof stateWords>[0], isBehind = false, share: number | null = null) =>
  stateWords(entry, { isBehind, t, describe: ({ kind }) => ({ what: `(${kind})`, we: '', you: '' }), clock: () => '09:14', now: 0, share })

test('what waits says why, and what has to happen', () => {
  expect(words({ kind: 'offline' })).toBe('(offline) It is sent when the network is back.')
})

test('what was never tried just waits its turn, and says where it is behind something', () => {
  expect(words(null)).toBe(outbox.queued)
  expect(words(null, true)).toBe(outbox.behind)
})

test('what is uncertain says when it was last looked for, so that a look that found nothing is seen', () => {
  expect(wordsOf({ state: 'uncertain', failure: { kind: 'offline' } })).toBe('It may have been sent. (offline)')
  expect(wordsOf({ state: 'uncertain', failure: { kind: 'offline' }, lookedAt: epochMs(1) })).toBe('It may have been sent. (offline) Looked for at 09:14: not there.')
})

test('a file says how far it is, as soon as anybody knows', () => {
  expect(wordsOf({ state: 'uploading', since: epochMs(0) })).toBe('Uploading')
  expect(wordsOf({ state: 'uploading', since: epochMs(0) }, false, 0.42)).toBe('Uploading, 42%')
})

test.each<[Failure, string]>([
  [{ kind: 'diskFull' }, '(diskFull) Free some space: it goes on by itself.'],
  [{ kind: 'diskRefused', code: 'EROFS' }, '(diskRefused) Check that the disk is there and may be written to: it goes on by itself.'],
])('what the disk does not let go on says so, and what to do, wherever it stands', (heldByDisk, said) => {
  const deliveries: readonly Delivery[] = [{ state: 'queued', notBefore: epochMs(0), lastFailure: null }, { state: 'sending', since: epochMs(0) }]

  for (const delivery of deliveries) expect(told({ delivery, heldByDisk }, true)).toBe(said)
})
