import { expect, test } from 'vitest'
import { CAPABILITIES, can } from '#app/domain/capability.ts'
import { freshchatCapabilities } from './capabilities.ts'

test('every capability is answered exactly once', () => {
  expect(freshchatCapabilities(new Map()).map(capability => capability.name)).toEqual([...CAPABILITIES])
})

test('what a token lacks is explained, what the service lacks stays absent', () => {
  const capabilities = freshchatCapabilities(new Map([['groups', 'group:read'], ['visitors', 'visitor:read']]))

  expect(capabilities).toContainEqual({ name: 'groups', state: 'needsToken', need: 'group:read' })
  expect(capabilities).toContainEqual({ name: 'visitors', state: 'notOffered' })
  expect(can(capabilities, 'groups')).toBe(false)
  expect(can(capabilities, 'inboxes')).toBe(true)
})
