import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVaultInChild, type VaultInChild } from './vault-in-child.ts'
import { startSecretService, type SecretService } from './secret-service.ts'

/** Far above the product's: on a machine that runs other tests as well, a slow answer must not pass for none. */
const PATIENT_MS = 15_000

/** A keyring, a folder, and processes with a vault that come and go between them. */
export type KeyringStage = Readonly<{
  keyring: SecretService
  service: string
  folder: string
  /** One more process with a vault on this keyring; with an `env` of its own where it meets another bus. */
  open(options?: Readonly<{ env?: Readonly<Record<string, string>>; timeoutMs?: number }>): VaultInChild
  close(): Promise<void>
}>

export async function setKeyringStage(startsDaemon = true): Promise<KeyringStage> {
  const keyring = await startSecretService(startsDaemon)
  const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
  const service = 'TributaryTest'
  const children: VaultInChild[] = []
  return {
    keyring,
    service,
    folder,
    open: ({ env = keyring.env, timeoutMs = PATIENT_MS } = {}) => {
      const child = openVaultInChild(env, { kind: 'keyring', folder, service, timeoutMs })
      children.push(child)
      return child
    },
    close: async () => {
      await Promise.all(children.map(child => child.kill()))
      await keyring.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
