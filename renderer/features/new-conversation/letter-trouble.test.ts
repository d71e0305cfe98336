import { expect, test } from 'vitest'
import type { Failure } from '#app/failure.ts'
import { letterTrouble } from './letter-trouble.ts'

test.each<Failure>([{ kind: 'offline' }, { kind: 'rejected', reason: 'no' }, { kind: 'vaultLocked' }, { kind: 'cancelled' }])('$kind means that it was not begun', failure => {
  expect(letterTrouble(failure)).toEqual({ outcome: 'failed', failure })
})

test('a bug of ours leaves doubt: the message may have gone before it', () => {
  expect(letterTrouble({ kind: 'bug', reference: 'r1' })).toEqual({ outcome: 'doubt', failure: { kind: 'bug', reference: 'r1' } })
})
