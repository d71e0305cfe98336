import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isGoodEnough } from './node.mjs'
import { root } from './paths.mjs'

test('a Node is good enough when it runs TypeScript, whatever its number', () => {
  expect(isGoodEnough({ typescript: 'strip' })).toBe(true)
  expect(isGoodEnough({ typescript: 'transform' })).toBe(true)
  expect(isGoodEnough({ typescript: false })).toBe(false)
  expect(isGoodEnough({})).toBe(false)
})

test('the package asks for the first Node of its line that does', () => {
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toMatchObject({ engines: { node: '>=22.18' } })
})
