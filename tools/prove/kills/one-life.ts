import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Orders, Said } from './orders.ts'

/** A process that lives by its orders. */
export type OneLife = Readonly<{
  child: ChildProcess
  kill(): void
  /** When it has come to itself; also when it ended before. */
  started: Promise<void>
  /** When it is gone, and all that it said was heard. */
  ended: Promise<Readonly<{ isKilled: boolean; code: number | null; complaints: readonly string[] }>>
}>

type Asked = Readonly<{ script: string; orders: Orders; mostMs: number; hear: (said: Said) => void }>

export function oneLife({ script, orders, mostMs, hear }: Asked): OneLife {
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Hundreds of short lives are of the same source: what one has compiled the next need not.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tributary-prove-cache') },
  })
  const complaints: string[] = []
  const kill = () => void child.kill('SIGKILL')
  const limit = setTimeout(kill, mostMs)
  let start = () => {}
  const started = new Promise<void>(resolve => (start = resolve))
  const heard = createInterface({ input: child.stdout }).on('line', line => {
    const said: Said = JSON.parse(line)
    if (said.said === 'started') start()
    hear(said)
  })
  createInterface({ input: child.stderr }).on('line', line => void complaints.push(line))

  async function end() {
    const allHeard = once(heard, 'close')
    const [code, signal]: [number | null, string | null] = await closeOf(child)
    await allHeard
    clearTimeout(limit)
    start()
    return { isKilled: signal === 'SIGKILL', code, complaints }
  }
  return { child, kill, started, ended: end() }
}

const closeOf = (child: ChildProcess): Promise<[number | null, string | null]> =>
  new Promise(resolve => void child.once('close', (code, signal) => resolve([code, signal])))
