import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VaultState } from '#main/vault/vault.ts'
import type { SecretService } from './secret-service.ts'

type Env = Readonly<Record<string, string>>

/** One thing that goes wrong with a keyring that we used before, and how it gets well again. */
export type KeyringTroubleCase = Readonly<{
  name: string
  /** What the vault has to say while it lasts. */
  state: Exclude<VaultState, 'ok'>
  /** Whether a process that already talked to the keyring meets it too. */
  reachesRunning: boolean
  /** Breaks it; the environment is for a process that meets the trouble. */
  strike(keyring: SecretService): Promise<Env>
  heal(keyring: SecretService): Promise<void>
}>

export const KEYRING_TROUBLES: readonly KeyringTroubleCase[] = [
  {
    name: 'there is no message bus',
    state: 'unavailable',
    reachesRunning: false,
    strike: async ({ env }) => {
      const { DBUS_SESSION_BUS_ADDRESS: _none, ...rest } = env
      return { ...rest, XDG_RUNTIME_DIR: join(env['HOME'] ?? '', 'nowhere') }
    },
    heal: async () => {},
  },
  {
    name: 'the message bus is gone from its address',
    state: 'unavailable',
    reachesRunning: false,
    strike: async ({ env }) => ({ ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(env['HOME'] ?? '', 'nowhere/bus')}` }),
    heal: async () => {},
  },
  {
    name: 'the keyring is locked',
    state: 'locked',
    reachesRunning: true,
    strike: async keyring => {
      await keyring.lock()
      return keyring.env
    },
    heal: keyring => keyring.startUnlocked(),
  },
  {
    name: 'the daemon was killed and the bus started a locked one',
    state: 'locked',
    reachesRunning: true,
    strike: async keyring => {
      await keyring.killDaemon()
      return keyring.env
    },
    heal: keyring => keyring.startUnlocked(),
  },
  {
    name: 'the daemon hangs',
    state: 'hung',
    reachesRunning: true,
    strike: async keyring => {
      await keyring.signalDaemon('SIGSTOP')
      return keyring.env
    },
    heal: keyring => keyring.signalDaemon('SIGCONT'),
  },
  {
    name: 'the keyring file is damaged',
    state: 'emptied',
    reachesRunning: true,
    strike: async keyring => {
      await replaceRing(keyring, ring => ring.fill(0x58, Math.floor(ring.length / 3)))
      return keyring.env
    },
    heal: restoreRing,
  },
  {
    name: 'the keyring file is gone and a new one stands in its place',
    state: 'emptied',
    reachesRunning: true,
    strike: async keyring => {
      await replaceRing(keyring, () => null)
      return keyring.env
    },
    heal: restoreRing,
  },
  {
    name: 'the keyring file is gone and the bus started a daemon without any',
    state: 'emptied',
    reachesRunning: true,
    strike: async keyring => {
      await keepCopy(keyring)
      await keyring.killDaemon()
      await rm(keyring.ringPath)
      return keyring.env
    },
    heal: restoreRing,
  },
]

const copyOf = ({ ringPath }: SecretService) => `${ringPath}.copy`

async function keepCopy(keyring: SecretService): Promise<Buffer> {
  const ring = await readFile(keyring.ringPath)
  await writeFile(copyOf(keyring), ring)
  return ring
}

async function replaceRing(keyring: SecretService, change: (ring: Buffer) => Buffer | null): Promise<void> {
  await keyring.killDaemon()
  const ring = await keepCopy(keyring)
  const changed = change(ring)
  await (changed ? writeFile(keyring.ringPath, changed) : rm(keyring.ringPath))
  await keyring.startUnlocked()
}

async function restoreRing(keyring: SecretService): Promise<void> {
  await keyring.killDaemon()
  await writeFile(keyring.ringPath, await readFile(copyOf(keyring)))
  await keyring.startUnlocked()
}
