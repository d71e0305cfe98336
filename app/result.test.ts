import { expect, test } from 'vitest'
import { fail, ok, type Result } from './result.ts'

test('what went well carries its value, also when that is nothing', () => {
  expect(ok(7)).toEqual({ ok: true, value: 7 })
  expect(ok(null)).toEqual({ ok: true, value: null })
})

test('what went wrong carries its failure and no value', () => {
  const result: Result<number> = fail({ kind: 'offline' })

  expect(result).toEqual({ ok: false, failure: { kind: 'offline' } })
  expect('value' in result).toBe(false)
})
