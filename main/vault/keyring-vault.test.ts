import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { openVaultInChild, type VaultInChild } from './testing/vault-in-child.ts'
import { missingSecretServiceTools, startSecretService, type SecretService } from './testing/with-secret-service.ts'
import { describeVault } from './vault.contract.ts'

const missing = missingSecretServiceTools()

describe.skipIf(missing.length > 0)(`with a real keyring${missing.length > 0 ? ` (SKIPPED: no ${missing.join(', ')})` : ''}`, () => {
  let keyring: SecretService
  beforeAll(async () => {
    keyring = await startSecretService()
  })
  afterAll(() => keyring.close())

  let opened = 0

  describeVault('keyring', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
    const service = `TributaryTest${++opened}`
    const children: VaultInChild[] = []
    const open = () => {
      const child = openVaultInChild(keyring.env, { kind: 'keyring', folder, service })
      children.push(child)
      return child.vault
    }
    const vault = open()
    return {
      vault,
      reopen: async () => {
        await vault.close()
        return open()
      },
      close: async () => {
        await Promise.all(children.map(child => child.kill()))
        await rm(folder, { recursive: true })
      },
    }
  })
})
