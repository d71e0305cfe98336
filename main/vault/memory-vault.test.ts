import { createMemoryVault } from './memory-vault.ts'
import { describeVault } from './vault.contract.ts'

describeVault('memory', async () => {
  const vault = createMemoryVault()
  return { vault, reopen: null, close: async () => void (await vault.close()) }
})
