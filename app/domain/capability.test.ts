import { expect, test } from 'vitest'
import { can, CAPABILITIES, Capability } from './capability.ts'

const some: readonly Capability[] = [
  { name: 'notes', state: 'offered' },
  { name: 'realtime', state: 'notOffered' },
  { name: 'campaigns', state: 'needsToken', need: 'user' },
]

test('an account can do what is offered', () => {
  expect(can(some, 'notes')).toBe(true)
})

test('it can not do what the service lacks, what its token may not, and what was never learned', () => {
  expect(can(some, 'realtime')).toBe(false)
  expect(can(some, 'campaigns')).toBe(false)
  expect(can(some, 'files')).toBe(false)
  expect(can([], 'notes')).toBe(false)
})

test('no name stands twice in the list', () => {
  expect(new Set(CAPABILITIES).size).toBe(CAPABILITIES.length)
})

test.each(some)('$name: $state is read as it stands', capability => {
  expect(Capability.parse(capability)).toEqual(capability)
})

test.each([
  ['a name that nobody knows', { name: 'telepathy', state: 'offered' }],
  ['a state that nobody knows', { name: 'notes', state: 'perhaps' }],
  ['a token that nobody names', { name: 'notes', state: 'needsToken' }],
  ['a bare yes', { name: 'notes', state: true }],
])('%s is no capability', (_name, capability) => {
  expect(Capability.safeParse(capability).success).toBe(false)
})
