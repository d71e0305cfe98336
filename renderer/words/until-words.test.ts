import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { epochMs, MINUTE_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { outbox } from './en/outbox.ts'
import { formatClock } from './format.ts'
import { untilWords } from './until-words.ts'

const instance = createInstance()
await instance.init({ lng: 'en', resources: { en: { outbox } }, defaultNS: 'outbox', interpolation: { escapeValue: false } })
const t: TFunction<'outbox'> = instance.getFixedT('en', 'outbox')

const NOW = Date.UTC(2026, 0, 5, 9)
const words = (lastFailure: Failure, inMs = 0) => untilWords({ notBefore: epochMs(NOW + inMs), lastFailure }, t, NOW)

test('what waits for a person, a key or the network names that, and no hour at which it will not leave', () => {
  expect(words({ kind: 'vaultLocked' })).toBe('It is sent once they can be read.')
  expect(words({ kind: 'unauthorised', accountId: null })).toBe('It is sent once the account has a key that works.')
  expect(words({ kind: 'offline' })).toBe('It is sent when the network is back.')
})

test.each<Failure>([{ kind: 'rateLimited', until: epochMs(NOW) }, { kind: 'providerDown', status: 503 }])('what a service put off names the hour: $kind', failure => {
  expect(words(failure, MINUTE_MS)).toBe(`Next try at ${formatClock(epochMs(NOW + MINUTE_MS))}`)
})

test('an hour that is now is none', () => {
  for (const inMs of [MINUTE_MS - 1, 0, -MINUTE_MS]) expect(words({ kind: 'providerDown', status: 503 }, inMs)).toBe('Next try in less than a minute')
})
