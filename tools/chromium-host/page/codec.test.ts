import { expect, test } from 'vitest'
import { createCodec } from './codec.ts'

const codec = createCodec()
const through = (value: unknown): unknown => codec.decode(codec.encode(value))

test.each([
  ['primitives', [1, 'two', true, null, undefined, 10n, Number.NaN, -0, Number.POSITIVE_INFINITY]],
  ['records and lists', { a: [{ b: { c: [] } }], empty: {} }],
  ['dates and patterns', { at: new Date(12_345), pattern: /a+/gi }],
  ['maps and sets', new Map([['k', new Set([1, 2])]])],
  ['bytes', { view: new Uint8Array([0, 127, 255]), buffer: new Uint8Array([9]).buffer, wide: new Float64Array([0.5]) }],
  ['a key that is not harmless', JSON.parse('{"__proto__": {"polluted": true}}')],
])('%s come back as they went', (_name, value) => {
  expect(through(value)).toStrictEqual(value)
})

test('an error keeps its kind, message, stack and cause', () => {
  const error = new RangeError('too far', { cause: 'a step' })
  const back = through(error)
  expect(back).toBeInstanceOf(RangeError)
  expect(back).toMatchObject({ message: 'too far', stack: error.stack, cause: 'a step' })
})

test('what is shared stays shared, and a cycle stays a cycle', () => {
  const shared = { name: 'shared' }
  const value: Record<string, unknown> = { first: shared, second: shared }
  value.self = value
  const back = through(value)
  expect(back).toMatchObject({ first: shared })
  expect(Reflect.get(Object(back), 'first')).toBe(Reflect.get(Object(back), 'second'))
  expect(Reflect.get(Object(back), 'self')).toBe(back)
})

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve()],
  ['a weak map', new WeakMap()],
])('%s cannot be cloned', (_name, value) => {
  expect(() => codec.encode({ value })).toThrow('An object could not be cloned.')
})
