import { expect, test } from 'vitest'
import { AccountAlias } from '#app/domain/account.ts'
import { aliasProblem, suggestAliases, typedAlias } from './alias.ts'

test('the first account is offered the name that agents take when nobody names one', () => {
  expect(suggestAliases({ name: 'Harbor Books', taken: [] })).toEqual(['default', 'harbor-books', 'support', 'sales'])
})

test('further accounts are offered their own name first', () => {
  expect(suggestAliases({ name: 'Northwind', taken: ['default'] })).toEqual(['northwind', 'support', 'sales'])
})

test('what is taken is never offered, and a second account of one name gets a number', () => {
  expect(suggestAliases({ name: 'Support', taken: ['support', 'support-2', 'default'] })).toEqual(['support-3', 'sales'])
})

test('accents are dropped, so that the alias can be typed on any keyboard', () => {
  expect(suggestAliases({ name: 'Café Zürich', taken: ['default'] })[0]).toBe('cafe-zurich')
})

test('a name without Latin letters still gets an alias', () => {
  expect(suggestAliases({ name: '日本', taken: ['default', 'support', 'sales'] })).toEqual(['account'])
})

test.each([['x'.repeat(80)], ['-- A --'], ['Ünïcödé & Söhne GmbH, Niederlassung Süd'], [`${'a'.repeat(30)} b`]])('%j leads to aliases that are valid', name => {
  for (const alias of suggestAliases({ name, taken: ['default'] })) expect(AccountAlias.safeParse(alias).success).toBe(true)
})

test('a long name that is taken is cut so that its number still fits', () => {
  const taken = ['default', 'support', 'sales', 'x'.repeat(31)]

  expect(suggestAliases({ name: 'x'.repeat(31), taken })).toEqual([`${'x'.repeat(29)}-2`])
})

test.each([
  ['', 'empty'],
  ['Sales', 'characters'],
  ['sales team', 'characters'],
  ['sälés', 'characters'],
  ['-sales', 'start'],
  ['x'.repeat(32), 'tooLong'],
  ['support', 'taken'],
] as const)('%j is refused because of: %s', (alias, problem) => {
  expect(aliasProblem(alias, ['support'])).toBe(problem)
})

test.each([['sales'], ['2nd-line'], ['x'.repeat(31)]])('%j is accepted', alias => {
  expect(aliasProblem(alias, ['support'])).toBeNull()
})

test('capitals and spaces become what an alias may have while one types', () => {
  expect(typedAlias('Second  Line')).toBe('second-line')
})
