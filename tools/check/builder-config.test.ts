import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#tools/setup/paths.mjs'

// The builder's own check; internal, so its version is pinned in package.json.
const require = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'))
const { validateConfiguration }: { validateConfiguration: (config: unknown, debug: unknown) => Promise<void> } = require('app-builder-lib/out/util/config/config')
const { DebugLogger }: { DebugLogger: new (isEnabled: boolean) => unknown } = require('builder-util')
const { load }: { load: (text: string) => Record<string, unknown> } = require('js-yaml')

const ours = () => load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
const check = (config: unknown) => validateConfiguration(config, new DebugLogger(false))

test('the packaging configuration is one that the builder understands', async () => {
  await expect(check(ours())).resolves.toBeUndefined()
})

test('a misspelt key and a wrong type are noticed', async () => {
  await expect(check({ ...ours(), asarUnpak: [] })).rejects.toThrow(/asarUnpak/)
  await expect(check({ ...ours(), asar: 'yes' })).rejects.toThrow(/asar/)
})

test('all eight fuses that we know are named, so that none keeps its default by accident', () => {
  expect(Object.keys(ours()['electronFuses'] ?? {})).toEqual([
    'runAsNode',
    'enableCookieEncryption',
    'enableNodeOptionsEnvironmentVariable',
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'onlyLoadAppFromAsar',
    'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
  ])
})
