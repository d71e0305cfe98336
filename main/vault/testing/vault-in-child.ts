import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { fail, ok, type Result } from '#app/result.ts'
import type { OfferedVaults } from '#main/vault/offered-vaults.ts'
import { reveal, secretOf } from '#main/vault/secret.ts'
import type { Vault } from '#main/vault/vault.ts'
import type { VaultCall, VaultChildOptions, VaultReply } from './vault-child-wire.ts'

const CHILD = fileURLToPath(new URL('./vault-child.ts', import.meta.url))

/** A vault that lives in a process of its own, with an environment of its own. */
export type VaultInChild = Readonly<{
  vault: Vault
  pid: number
  startAnew(): Promise<Result<void>>
  offered(): Promise<OfferedVaults>
  /** The longest that the child's main loop stood still since this was last asked, in milliseconds. */
  longestStallMs(): Promise<number>
  logEverything(accountId: Parameters<Vault['read']>[0]): Promise<void>
  /** All that the child wrote to stdout and stderr. */
  output(): string
  /** Ends the process without asking it, as a crash would. */
  kill(): Promise<void>
}>

export function openVaultInChild(env: Readonly<Record<string, string>>, options: VaultChildOptions): VaultInChild {
  const child = fork(CHILD, [JSON.stringify(options)], { env: { ...compiledBefore(), ...env }, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const waiting = new Map<number, (told: VaultReply) => void>()
  let asked = 0
  let output = ''
  child.stdout?.on('data', (text: Buffer) => (output += text))
  child.stderr?.on('data', (text: Buffer) => (output += text))
  child.on('message', ({ id, told }: Readonly<{ id: number; told: VaultReply }>) => {
    waiting.get(id)?.(told)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const wake of waiting.values()) wake({})
  })

  function ask(call: VaultCall): Promise<VaultReply> {
    return new Promise(resolve => {
      const id = ++asked
      waiting.set(id, resolve)
      child.send({ id, call }, error => error && resolve({}))
    })
  }

  // What a process that died in the middle leaves its caller with.
  const died = fail({ kind: 'bug', reference: 'the child process died' })
  const done = async (call: VaultCall) => (await ask(call)).done ?? died
  const secret = async (call: VaultCall) => {
    const { fields = died } = await ask(call)
    return fields.ok ? ok(secretOf(fields.value)) : fields
  }

  return {
    pid: child.pid ?? Number.NaN,
    vault: {
      kind: options.kind,
      state: async () => (await ask({ call: 'state' })).state ?? 'unavailable',
      read: accountId => secret({ call: 'read', accountId }),
      reread: accountId => secret({ call: 'reread', accountId }),
      write: (accountId, handle) => done({ call: 'write', accountId, fields: reveal(handle) }),
      remove: accountId => done({ call: 'remove', accountId }),
      list: async () => (await ask({ call: 'list' })).accounts ?? died,
      close: () => done({ call: 'close' }),
    },
    startAnew: () => done({ call: 'startAnew' }),
    offered: async () => (await ask({ call: 'offered' })).offered ?? { keyring: 'unavailable', offered: [] },
    longestStallMs: async () => (await ask({ call: 'longestStall' })).longestStallMs ?? Number.NaN,
    logEverything: async accountId => {
      await ask({ call: 'logEverything', accountId })
    },
    output: () => output,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Where this process keeps what it has compiled, the child looks too: it is of the same source. */
function compiledBefore(): Readonly<Record<string, string>> {
  const folder = process.env['NODE_COMPILE_CACHE']
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}
