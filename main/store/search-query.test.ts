import { expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { ACCOUNT } from '#main/testing/builders.ts'
import { matchOf } from './search-query.ts'

test('every word is wanted, and the last may be unfinished', () => {
  expect(matchOf('Late refund', null)).toBe('words : ("late" AND "refund"*)')
})

test('what was typed without a space is a phrase', () => {
  expect(matchOf('ada@contact.example 退款', null)).toBe('words : ("ada contact example" AND "退 款"*)')
})

test('a scope is part of what is matched', () => {
  expect(matchOf('hi', [ACCOUNT, accountId('big-shop')])).toBe('account : ("one" OR "big·shop") AND words : ("hi"*)')
})

test.each(['', '   ', '"', '*', '-- ', '()', '\u0000', '…!?'])('there is nothing to look for in %j', text => {
  expect(matchOf(text, null)).toBeNull()
})

test('no account has nothing to find', () => {
  expect(matchOf('hello', [])).toBeNull()
})

test.each(['a '.repeat(10_000), '退'.repeat(10_000), `${'a.'.repeat(40)} ${'b.'.repeat(40)}`])('a very long question is cut', text => {
  expect(matchOf(text, null)?.match(/[ab退]/gu)).toHaveLength(48)
})
