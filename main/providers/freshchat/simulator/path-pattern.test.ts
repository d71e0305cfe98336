import { expect, test } from 'vitest'
import { matchesPath } from './path-pattern.ts'

test.each([
  ['/v2/agents', '/v2/agents', true],
  ['/v2/agents', '/v2/agents/1', false],
  ['/v2/agents/*', '/v2/agents/1', true],
  ['/v2/agents/*', '/v2/agents', false],
  ['/v2/conversations/*/messages', '/v2/conversations/1/messages', true],
  ['/v2/conversations/*/messages', '/v2/conversations/1/2/messages', false],
  ['/v2/**', '/v2/conversations/1/messages', true],
  ['/v2/**', '/v2', true],
  ['/v2/**', '/v3/agents', false],
  ['/v2/users/*/**', '/v2/users', false],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matchesPath(pattern, path)).toBe(expected)
})
