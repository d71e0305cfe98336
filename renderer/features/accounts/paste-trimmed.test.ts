import { expect, test } from 'vitest'
import { replaced } from './paste-trimmed.ts'

test('what is pasted goes where the cursor is, over what was selected', () => {
  expect(replaced('abcd', 'X', { start: 4, end: 4 })).toBe('abcdX')
  expect(replaced('abcd', 'X', { start: 1, end: 3 })).toBe('aXd')
})
