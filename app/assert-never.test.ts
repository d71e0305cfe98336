import { expect, test } from 'vitest'
import { assertNever } from './assert-never.ts'

test('a case that nobody handles says which one it was', () => {
  const value: unknown = { kind: 'of tomorrow' }

  // Only a value that came around the compiler gets here.
  expect(() => assertNever(value as never)).toThrow('unhandled case: {"kind":"of tomorrow"}')
})
