import { expect, test } from 'vitest'
import { faultsOfLockfile, KNOWN_SCRIPTS, readLockfile } from './lockfile.mjs'

const good = { version: '1.0.0', integrity: 'sha512-x' }

test('our lockfile has no faults', () => {
  expect(faultsOfLockfile(readLockfile(), KNOWN_SCRIPTS)).toEqual([])
})

test('a left-out binary of another platform is named', () => {
  const packages = { 'node_modules/tool': { ...good, optionalDependencies: { 'tool-darwin': '1' } } }

  expect(faultsOfLockfile({ packages }, new Set())).toEqual(['tool needs tool-darwin, which the lockfile leaves out'])
})

test('an optional package of an enclosing folder counts as there', () => {
  const packages = {
    'node_modules/outer/node_modules/tool': { ...good, optionalDependencies: { 'tool-darwin': '1' } },
    'node_modules/tool-darwin': good,
  }

  expect(faultsOfLockfile({ packages }, new Set())).toEqual([])
})

test('addresses, missing integrity and unknown install scripts are named', () => {
  const packages = { 'node_modules/a': { version: '1', resolved: 'somewhere', hasInstallScript: true } }

  expect(faultsOfLockfile({ packages }, new Set())).toEqual([
    'a carries a registry address',
    'a has no integrity',
    'a has an install script that nobody allowed',
  ])
})
