import { format, inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { hintOf, reveal, secretOf } from './secret.ts'

const key = 'sk-4f2a-canary-9911'

describe('a secret', () => {
  test('gives its fields to whoever reveals it', () => {
    expect(reveal(secretOf({ identifier: 'id', key }))).toEqual({ identifier: 'id', key })
  })

  test('is not changed by what happens to the object it was made from', () => {
    const fields = { key }
    const secret = secretOf(fields)

    fields.key = 'other'

    expect(reveal(secret)).toEqual({ key })
  })

  test.each([
    ['a template string', (secret: unknown) => `key: ${String(secret)}`],
    ['joining', (secret: unknown) => [secret, ''].join('')],
    ['JSON', (secret: unknown) => JSON.stringify({ secret })],
    ['inspect', (secret: unknown) => inspect({ secret }, { showHidden: true, depth: 9 })],
    ['inspect without our say in it', (secret: unknown) => inspect(secret, { customInspect: false, showHidden: true, depth: 9 })],
    ['every format of console.log', (secret: unknown) => format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
    ['its keys and values', (secret: unknown) => inspect(Object.entries(Object(secret)))],
    ['a copy of it', (secret: unknown) => inspect({ ...Object(secret) })],
    ['an error about it', (secret: unknown) => inspect(new Error(`bad: ${String(secret)}`, { cause: secret }))],
  ])('gives nothing away through %s', (_way, show) => {
    expect(show(secretOf({ key }))).not.toContain('canary')
  })

  const ways: readonly (readonly [string, (secret: unknown) => string])[] = [
    ['JSON', JSON.stringify],
    ['text', String],
    ['inspect', inspect],
  ]
  test.each(ways)('reads [secret] as %s', (_way, show) => {
    expect(show(secretOf({ key }))).toMatch(/^"?\[secret\]"?$/)
  })

  test('cannot be sent to another thread or process', () => {
    expect(() => structuredClone(secretOf({ key }))).toThrow('could not be cloned')
  })

  test('is revealed to nobody who only copied the handle', () => {
    const copy = { ...secretOf({ key }) }

    expect(() => reveal(copy)).toThrow('not a handle that this process made')
  })
})

describe('the hint of a secret', () => {
  test('is the last four characters of the field', () => {
    expect(hintOf(secretOf({ key }), 'key')).toBe('9911')
  })

  test('is empty for a field that is not there, and for one so short that four characters are much of it', () => {
    expect(hintOf(secretOf({ key }), 'token')).toBe('')
    expect(hintOf(secretOf({ key: 'elevenchars' }), 'key')).toBe('')
    expect(hintOf(secretOf({ key: 'twelve-chars' }), 'key')).toBe('hars')
  })
})
