import { expect, test } from 'vitest'
import { keyKind } from './key-kind.ts'
import { aField } from './testing/a-provider.ts'

const secret = aField('key', { isSecret: true, label: 'API key' })
const tier = aField('tier', { options: ['site', 'plugin'].map(value => ({ value, label: `a ${value} key`, hint: null })) })

test('where a service has several kinds, it is the one that was chosen', () => {
  expect(keyKind({ fields: [tier, secret] }, { tier: 'plugin', key: 'x' })).toBe('a plugin key')
})

test('a kind that was never chosen is the first', () => {
  expect(keyKind({ fields: [tier, secret] }, { key: 'x' })).toBe('a site key')
})

test('where a service has one kind, its secret gives the name', () => {
  expect(keyKind({ fields: [aField('url'), secret] }, { key: 'x' })).toBe('API key')
})

test('what no manifest names has no kind', () => {
  expect(keyKind({ fields: [] }, {})).toBeNull()
})
