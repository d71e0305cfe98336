import { expect, test } from 'vitest'
import { lettersOf } from './letters.ts'

test.each([
  ['Harbor Books', 'HB'],
  ['Northwind Outfitters Ltd', 'NO'],
  ['acme', 'AC'],
  ['山田 商店', '山商'],
  ['  Émile Zola ', 'ÉZ'],
  ['👩‍🚀 Space', '👩‍🚀S'],
  ['', ''],
])('%s is %s', (name, letters) => {
  expect(lettersOf(name)).toBe(letters)
})
