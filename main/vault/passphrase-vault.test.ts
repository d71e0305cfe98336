import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPassphraseVault } from './passphrase-vault.ts'
import { describeVault } from './vault.contract.ts'

const QUICK = 2 ** 10

describeVault('passphrase', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-vault-'))
  const open = async () => {
    const vault = createPassphraseVault({ folder, scryptCost: QUICK })
    await vault.found('a long passphrase')
    return vault
  }
  const vault = await open()
  return {
    vault,
    reopen: async () => {
      await vault.close()
      return open()
    },
    close: () => rm(folder, { recursive: true }),
  }
})
