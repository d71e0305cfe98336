import { expect, test } from 'vitest'
import type { Delivery } from '#app/domain/outbox-entry.ts'
import { epochMs } from '#app/domain/time.ts'
import { canRetry } from './can-retry.ts'

const at = epochMs(1)
const failure = { kind: 'offline' } as const
const QUEUED: Delivery = { state: 'queued', notBefore: at, lastFailure: failure }

test('what waits for its account, or for a person, can be tried again', () => {
  for (const delivery of [QUEUED, { state: 'failed', failure }, { state: 'uncertain', failure }] satisfies Delivery[]) expect(canRetry({ delivery }, false)).toBe(true)
})

test('what waits for what was written before it is offered no second try: it would do nothing', () => {
  expect(canRetry({ delivery: QUEUED }, true)).toBe(false)
})

test('what failed behind something can still be asked for again', () => {
  expect(canRetry({ delivery: { state: 'failed', failure } }, true)).toBe(true)
})

test.each<Delivery>([{ state: 'sending', since: at }, { state: 'uploading', since: at }, { state: 'checking', since: at, nextCheckAt: at, failure }])('what is under way is not tried twice: $state', delivery => {
  expect(canRetry({ delivery }, false)).toBe(false)
})
