import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AccountId, accountId } from '#app/domain/ids.ts'
import { mintAccountId } from './account-key.ts'

const mint = (name: string, random: () => number = () => 0, taken: readonly AccountId[] = []) => mintAccountId({ name, random, taken })

test.each([
  ['Northwind', 'acc:northwind-aaaaa'],
  ['  Nordlicht Lampen & Söhne  ', 'acc:nordlicht-lampen-so-hne-aaaaa'],
  ['ACME_Support (EU)', 'acc:acme-support-eu-aaaaa'],
  ['a'.repeat(60), `acc:${'a'.repeat(24)}-aaaaa`],
  ['退款', 'acc:aaaaa'],
  ['💡', 'acc:aaaaa'],
  ['---', 'acc:aaaaa'],
  ['', 'acc:aaaaa'],
])('%j becomes legible: %s', (name, id) => {
  expect(mint(name)).toBe(id)
})

test('its tail uses no letter that is read for another', () => {
  const tails = new Set(Array.from({ length: 32 }, (_, n) => mint('', () => n / 32).at(-1)))

  expect([...tails].join('')).toHaveLength(32)
  expect([...tails].filter(letter => letter === undefined || 'l1o0'.includes(letter))).toEqual([])
})

test('an id that is taken is not given again', () => {
  const rolls = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5]
  const random = () => rolls.shift() ?? 0

  expect(mint('Lamps', random, [accountId('lamps-aaaaa')])).not.toBe('acc:lamps-aaaaa')
})

test('whatever an account is called and whatever chance brings, its id is one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map(codes => String.fromCodePoint(...codes)), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (name, chance) => {
      const id = mint(name, () => chance)
      expect(AccountId.parse(id)).toBe(id)
    }),
  )
})
