import { expect, test } from 'vitest'
import { explainRefusal, isPastTheEnd } from './refusal.ts'

test.each([
  [{ code: 404, status: 'AGENT_NOT_FOUND', message: 'Agent does not exist' }, 'Agent does not exist'],
  [{ code: 400, status: 'INVALID_VALUE' }, 'INVALID_VALUE'],
  [{ error: 'expired' }, 'expired'],
  [{ success: false, error_code: 'E1', error_message: 'No such template' }, 'No such template'],
  [{ message: { text: 'nested' } }, null],
  [null, null],
  ['<html>', null],
])('%j says %s', (body, message) => {
  expect(explainRefusal(body).message).toBe(message)
})

test('only the word for a wrong page means that the list has ended', () => {
  expect(isPastTheEnd({ code: 404, status: 'WRONG_PAGE' })).toBe(true)
  expect(isPastTheEnd({ code: 404, status: 'USER_NOT_FOUND' })).toBe(false)
  expect(isPastTheEnd(null)).toBe(false)
})
