import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offeredVaults } from './offered-vaults.ts'
import { openVault } from './open-vault.ts'

/** A thread that cannot start, as on a machine whose keyring library does not load. */
const workerUrl = new URL('data:text/javascript,throw new Error()')

describe('opening the vault that was chosen', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is refused while nobody has chosen', () => {
    expect(openVault({ kind: null, folder, workerUrl })).toEqual({
      ok: false,
      failure: { kind: 'vaultUnavailable', cause: 'notChosen' },
    })
  })

  test.each(['keyring', 'passphrase', 'memory'] as const)('gives the %s vault and touches nothing yet', async kind => {
    const opened = openVault({ kind, folder, workerUrl })

    expect(opened.ok && opened.value.kind).toBe(kind)
    expect(await readdir(folder)).toEqual([])
    if (opened.ok) await opened.value.close()
  })

  test('never falls back to another vault when the keyring does not work', async () => {
    const opened = openVault({ kind: 'keyring', folder, workerUrl })

    expect(opened.ok && (await opened.value.state())).toBe('unavailable')
    expect(await readdir(folder)).toEqual([])
  })

  test('offers no keyring where its library does not load', async () => {
    expect(await offeredVaults({ workerUrl })).toEqual({ keyring: 'unavailable', offered: ['passphrase', 'memory'] })
  })
})
