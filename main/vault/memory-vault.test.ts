import { createMemoryVault } from './memory-vault.ts'
import { describeVault } from './vault.contract.ts'

async function aMemoryVault() {
  const vault = createMemoryVault()
  const close = async () => void (await vault.close())
  const reopen = async () => {
    await close()
    return createMemoryVault()
  }
  return { vault, reopen, close }
}

describeVault('memory', aMemoryVault, 'forgets')
