import { monitorEventLoopDelay } from 'node:perf_hooks'
import { format, inspect } from 'node:util'
import { assertNever } from '#app/assert-never.ts'
import { ok } from '#app/result.ts'
import { offeredVaults } from '#main/vault/offered-vaults.ts'
import { openVault } from '#main/vault/open-vault.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import type { VaultCall, VaultChildOptions, VaultReply } from './vault-child-wire.ts'

// A process with one vault in it, for tests that need a message bus of their own: see `vault-in-child.ts`.

const options: VaultChildOptions = JSON.parse(process.argv[2] ?? '')
const workerUrl = new URL(import.meta.resolve('#main/vault/keyring-worker.ts'))
const opened = openVault({ ...options, workerUrl })
if (!opened.ok) throw new Error(opened.failure.kind)
const vault = opened.value

const STALL_RESOLUTION_MS = 5
const loop = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS })
loop.enable()

process.on('message', (message: Readonly<{ id: number; call: VaultCall }>) => {
  void reply(message.call).then(told => process.send?.({ id: message.id, told }))
})
// The test went away.
process.on('disconnect', () => process.exit())

async function reply(call: VaultCall): Promise<VaultReply> {
  switch (call.call) {
    case 'state':
      return { state: await vault.state() }
    case 'read':
    case 'reread': {
      const secret = await vault[call.call](call.accountId)
      return { fields: secret.ok ? ok(reveal(secret.value)) : secret }
    }
    case 'write':
      return { done: await vault.write(call.accountId, secretOf(call.fields)) }
    case 'remove':
      return { done: await vault.remove(call.accountId) }
    case 'list':
      return { accounts: await vault.list() }
    case 'startAnew':
      return { done: vault.kind === 'keyring' ? await vault.startAnew() : ok(undefined) }
    case 'close':
      return { done: await vault.close() }
    case 'offered':
      return { offered: await offeredVaults({ ...options, workerUrl }) }
    case 'longestStall': {
      const longestStallMs = Math.max(0, loop.max / 1e6 - STALL_RESOLUTION_MS)
      loop.reset()
      return { longestStallMs }
    }
    case 'logEverything': {
      const secret = await vault.read(call.accountId)
      process.stdout.write(`${inspect(secret, { depth: 9, showHidden: true, customInspect: false })} ${JSON.stringify(secret)}\n`)
      process.stderr.write(format('%o %j %s %o', secret, secret, secret.ok ? String(secret.value) : secret.failure.kind, vault))
      return {}
    }
    default:
      return assertNever(call)
  }
}
