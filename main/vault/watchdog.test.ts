import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as afterIo } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createKeyringVault, type KeyringVaultNeeds } from './keyring-vault.ts'
import { offeredVaults } from './offered-vaults.ts'

/** A thread that hears every question and answers none. */
const SILENT = new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {})`)}`)

function aSilentKeychain(): KeyringVaultNeeds {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-watchdog-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, workerUrl: SILENT, service: 'Test' }
}

async function stateOfVault(needs: KeyringVaultNeeds): Promise<string> {
  const vault = createKeyringVault(needs)
  const state = await vault.state()
  await vault.close()
  return state
}

test.each<readonly [string, (needs: KeyringVaultNeeds) => Promise<string>]>([
  ['a vault', stateOfVault],
  ['who looks what this machine offers', async needs => (await offeredVaults(needs)).keyring],
])('%s waits three seconds for a keychain that says nothing, and not longer', async (_who, look) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const looking = look(aSilentKeychain())
  while (vi.getTimerCount() === 0) await afterIo()

  const from = Date.now()
  await vi.advanceTimersToNextTimerAsync()
  const waitedMs = Date.now() - from
  const said = await looking

  expect([waitedMs, said]).toEqual([3_000, 'hung'])
})
