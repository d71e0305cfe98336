import { expect, test } from 'vitest'
import { stillLeft } from './still-left.ts'

test('a key may still be where the look did not get in', () => {
  expect(stillLeft(['keyring', 'passphrase'], { left: [{ kind: 'keyring', wasSearched: true }, { kind: 'passphrase', wasSearched: false }] })).toEqual(['passphrase'])
})

test('a vault that is left no more, or never held the key, does not count', () => {
  expect(stillLeft(['keyring'], { left: [{ kind: 'passphrase', wasSearched: false }] })).toEqual([])
})
