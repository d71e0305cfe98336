import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountId } from '#app/domain/ids.ts'
import { createPassphraseVault } from './passphrase-vault.ts'
import { secretOf } from './secret.ts'
import { shapesIn, shapesOf } from './testing/encodings.ts'
import { setKeyringStage, type KeyringStage } from './testing/keyring-stage.ts'
import { KEYRING_TROUBLES } from './testing/keyring-troubles.ts'
import { missingSecretServiceTools } from './testing/secret-service.ts'
import type { Vault } from './vault.ts'

const missing = missingSecretServiceTools()
const SKIPPED = missing.length > 0 ? ` (SKIPPED: no ${missing.join(', ')})` : ''
const shop = accountId('shop')
const IDENTIFIER = 'b3c1-identifier'
const KEY = 'cänary/key+"7f3a91"=='
const PASSPHRASE = 'canary/passphrase 51'
const shapes = [KEY, PASSPHRASE].flatMap(secretText => shapesOf(IDENTIFIER, secretText))
const secret = () => secretOf({ identifier: IDENTIFIER, key: KEY })

const TIMEOUT_MS = 60_000

test('the search finds a secret in every shape, so that finding none means something', () => {
  for (const { name, bytes } of shapes) {
    expect(shapesIn(Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]), shapes)).toContain(name)
  }
  expect(shapesIn(Buffer.from(JSON.stringify({ key: KEY })), shapes)).toEqual(['JSON-escaped'])
  expect(shapesIn(Buffer.from(`Basic ${Buffer.from(`${IDENTIFIER}:${KEY}`).toString('base64')}`), shapes)).toContain('base64 of id:key')
})

describe.skipIf(missing.length > 0)(`a keyring vault tells nobody${SKIPPED}`, { timeout: TIMEOUT_MS }, () => {
  let stage: KeyringStage
  beforeEach(async () => {
    stage = await setKeyringStage()
  })
  afterEach(() => stage.close())

  test.each(KEYRING_TROUBLES.filter(trouble => trouble.reachesRunning))('while $name: output, failures, files', async ({ strike }) => {
    const child = stage.open()
    await child.vault.write(shop, secret())
    await child.logEverything(shop)
    await strike(stage.keyring)

    const failures = await failuresOf(child.vault)
    await child.logEverything(shop)

    expect(failures).toHaveLength(4)
    expect(child.output()).toContain('[secret]')
    expect(shapesIn(Buffer.from(child.output()), shapes)).toEqual([])
    expect(shapesIn(Buffer.from(inspect(failures, { depth: 9, showHidden: true })), shapes)).toEqual([])
    expect(shapesIn(await allFilesIn(stage.folder), shapes)).toEqual([])
    expect(shapesIn(await commandOf(child.pid), shapes)).toEqual([])
  })
})

describe('a passphrase vault tells nobody', () => {
  test('through its file, its failures, and what a wrong passphrase or a damaged file makes it say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
    const vault = createPassphraseVault({ folder, scryptCost: 2 ** 10 })
    await vault.found(PASSPHRASE)
    await vault.write(shop, secret())
    await vault.changePassphrase(PASSPHRASE, `${PASSPHRASE}!`)

    const said = [await vault.unlock(PASSPHRASE), await vault.read(shop), await vault.list(), vault, secret()]
    await vault.lock()
    said.push(await vault.read(shop), await vault.write(shop, secretOf({ key: KEY.repeat(200) })))

    expect(shapesIn(await allFilesIn(folder), shapes)).toEqual([])
    expect(shapesIn(Buffer.from(inspect(said, { depth: 9, showHidden: true })), shapes)).toEqual([])
    expect(shapesIn(Buffer.from(JSON.stringify(said)), shapes)).toEqual([])
    await rm(folder, { recursive: true })
  })
})

async function failuresOf(vault: Vault): Promise<readonly unknown[]> {
  const results = [await vault.reread(shop), await vault.write(shop, secret()), await vault.remove(shop), await vault.list()]
  return results.flatMap(result => (result.ok ? [] : [result.failure]))
}

async function allFilesIn(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  return Buffer.concat(await Promise.all(names.map(name => readFile(join(folder, name)))))
}

async function commandOf(pid: number): Promise<Buffer> {
  return Buffer.concat(await Promise.all(['cmdline', 'environ'].map(name => readFile(`/proc/${pid}/${name}`))))
}
