import { expect, test } from 'vitest'
import { opensRemote } from './opens-remote.ts'

const LAMPS = { remoteId: 'lamps', name: 'Lamps', domain: 'lamps.example.test' }

test('a key that opens the same website among others will do', () => {
  expect(opensRemote([{ ...LAMPS, remoteId: 'chairs' }, LAMPS], { remoteId: 'lamps' })).toBe(true)
})

test('a key of another website will not', () => {
  expect(opensRemote([LAMPS], { remoteId: 'chairs' })).toBe(false)
  expect(opensRemote([], { remoteId: 'lamps' })).toBe(false)
})

test('an account that was known by its host only is known again when the service tells its id', () => {
  expect(opensRemote([{ remoteId: '4711', name: 'Lamps', domain: 'lamps.example.test' }], { remoteId: 'lamps.example.test' })).toBe(true)
})
