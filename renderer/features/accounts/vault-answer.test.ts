import { expect, test } from 'vitest'
import type { VaultStatus } from '#app/contract/vault.ts'
import { answerProblem, usualWay, vaultFailure, vaultNeed, waysOf } from './vault-answer.ts'

const ALL = ['keyring', 'passphrase', 'memory'] as const
const aStatus = (status: Partial<VaultStatus> = {}): VaultStatus => ({ kind: 'keyring', state: 'ok', offered: ALL, left: [], ...status })
const UNCHOSEN = aStatus({ kind: null, state: 'notChosen' })

test.each([
  [UNCHOSEN, 'choose'],
  [aStatus(), 'nothing'],
  [aStatus({ kind: 'memory' }), 'nothing'],
  [aStatus({ kind: 'passphrase', state: 'locked' }), 'unlock'],
  [aStatus({ state: 'locked' }), 'mend'],
  [aStatus({ state: 'hung' }), 'mend'],
  [aStatus({ kind: 'passphrase', state: 'emptied' }), 'mend'],
] as const)('%j leaves a person to: %s', (status, need) => {
  expect(vaultNeed(status)).toBe(need)
})

test('a keychain is marked beforehand where there is one, and nothing where there is none', () => {
  expect(usualWay(UNCHOSEN)).toBe('keyring')
  expect(usualWay(aStatus({ kind: null, state: 'notChosen', offered: ['passphrase', 'memory'] }))).toBeNull()
})

test('moving from a vault that is well is never marked beforehand, and never leads to where one is', () => {
  expect(usualWay(aStatus())).toBeNull()
  expect(waysOf(aStatus())).toEqual(['passphrase', 'memory'])
})

test('a vault in trouble is tried again first; only an emptied one can be begun anew', () => {
  expect(waysOf(aStatus({ state: 'locked' }))).toEqual(['retry', 'passphrase', 'memory'])
  expect(waysOf(aStatus({ state: 'emptied' }))).toEqual(['retry', 'keyring', 'passphrase', 'memory'])
  expect(waysOf(aStatus({ kind: 'passphrase', state: 'emptied' }))).toEqual(['retry', 'passphrase', 'keyring', 'memory'])
  expect(usualWay(aStatus({ state: 'emptied' }))).toBe('retry')
})

test('every trouble has a failure, and health has none', () => {
  expect(vaultFailure({ state: 'ok' })).toBeNull()
  expect(vaultFailure({ state: 'locked' })).toEqual({ kind: 'vaultLocked' })
  expect(vaultFailure({ state: 'unavailable' })).toEqual({ kind: 'vaultUnavailable', cause: 'missing' })
  expect(vaultFailure({ state: 'emptied' })).toEqual({ kind: 'vaultUnavailable', cause: 'emptied' })
})

test.each([
  [{ way: null, passphrase: '', again: '' }, 'notChosen'],
  [{ way: 'keyring', passphrase: '', again: '' }, null],
  [{ way: 'passphrase', passphrase: 'seven77', again: 'seven77' }, 'tooShort'],
  [{ way: 'passphrase', passphrase: 'long enough', again: 'long enouhg' }, 'differs'],
  [{ way: 'passphrase', passphrase: ' spaces ', again: ' spaces ' }, null],
] as const)('the answer %j: %s', (answer, problem) => {
  expect(answerProblem(answer)).toBe(problem)
})
