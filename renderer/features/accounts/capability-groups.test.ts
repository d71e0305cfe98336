import { expect, test } from 'vitest'
import { CAPABILITIES } from '#app/domain/capability.ts'
import { accounts } from '#renderer/words/en/accounts.ts'
import { groupCapabilities } from './capability-groups.ts'

test('each capability stands in one group, with what it would need', () => {
  const groups = groupCapabilities([
    { name: 'notes', state: 'offered' },
    { name: 'campaigns', state: 'needsToken', need: 'user' },
    { name: 'visitors', state: 'notOffered' },
    { name: 'files', state: 'offered' },
  ])

  expect(groups).toEqual({ offered: ['notes', 'files'], needsToken: [{ name: 'campaigns', need: 'user' }], notOffered: ['visitors'] })
})

test('every capability has words of its own', () => {
  const words = CAPABILITIES.map(name => accounts[`can_${name}`])

  expect(new Set(words).size).toBe(CAPABILITIES.length)
})
