import { expect, test } from 'vitest'
import { isOfRemote } from './connection-report.ts'

const LAMPS = { remoteId: 'lamps', domain: 'lamps.example.test' }

test('an account is of the remote whose id it has, and of no other', () => {
  expect(isOfRemote({ remoteId: 'lamps' }, LAMPS)).toBe(true)
  expect(isOfRemote({ remoteId: 'chairs' }, LAMPS)).toBe(false)
})

test('an account that was known by its host only is known again when the service tells its id', () => {
  expect(isOfRemote({ remoteId: 'lamps.example.test' }, { ...LAMPS, remoteId: '4711' })).toBe(true)
})
