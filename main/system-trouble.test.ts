import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { systemCode, systemFailure } from './system-trouble.ts'

const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' })

test.each([
  ['ENOSPC', { kind: 'diskFull' }],
  ['EDQUOT', { kind: 'diskFull' }],
  ['EACCES', { kind: 'diskRefused', code: 'EACCES' }],
  ['EROFS', { kind: 'diskRefused', code: 'EROFS' }],
])('%s is trouble that is expected', (code, failure) => {
  expect(systemFailure(systemError(code))).toEqual(failure)
})

test('what Node itself says of a folder is understood', () => {
  let said: unknown = null
  try {
    readFileSync(import.meta.dirname)
  } catch (error) {
    said = error
  }

  expect(systemCode(said)).toBe('EISDIR')
})

test.each([new TypeError('x'), Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' }), 'ENOSPC', null, { code: 'ENOSPC', syscall: 'write' }])('a bug is none: %s', error => {
  expect(systemFailure(error)).toBeNull()
})
