import { expect, test } from 'vitest'
import { exitCodeOf } from './end-of.mjs'

test('a child that ended by itself hands its code on', () => {
  expect(exitCodeOf(0, null)).toBe(0)
  expect(exitCodeOf(3, null)).toBe(3)
})

test('a child that was killed is a failure that names the signal', () => {
  expect(exitCodeOf(null, 'SIGKILL')).toBe(137)
  expect(exitCodeOf(null, 'SIGSEGV')).toBe(139)
  expect(exitCodeOf(null, 'SIGKILL', new Set(['SIGTERM'] as const))).toBe(137)
})

test('a child that followed our own signal did as it was told', () => {
  expect(exitCodeOf(null, 'SIGTERM', new Set(['SIGTERM'] as const))).toBe(0)
})
