import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Options = Readonly<{
  root: string
  env?: Readonly<Record<string, string>>
  /** After so long it is ended by force; never, unless told. */
  mostMs?: number
  isQuiet?: boolean
}>

const tasksOf = (root: string) => join(root, 'tools', 'prove', 'tasks')

/** Runs `tasks/<name>.ts` as a process of its own and answers the JSON of its last line. @throws when it does not come to its end, by name when its time was up */
export async function runTask<T>(name: string, asked: unknown, options: Options): Promise<T> {
  const { code, output, errors, isTimeUp } = await runNode(['--no-warnings', '--single-threaded-gc', join(tasksOf(options.root), `${name}.ts`), JSON.stringify(asked)], options)
  if (isTimeUp) throw new Error(`${name} did not come to its end in ${String(options.mostMs)} ms`)
  const last = output.trimEnd().split('\n').at(-1) ?? ''
  if (code !== 0 || last === '') throw new Error(`${name} ended with ${String(code)}: ${errors.split('\n').find(line => line.includes('Error')) ?? ''}`)
  return JSON.parse(last)
}

export async function runNode(args: readonly string[], { root, env = {}, mostMs, isQuiet = false }: Options): Promise<Readonly<{ code: number | null; output: string; errors: string; isTimeUp: boolean }>> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    // Hundreds of short lives read the same sources: what one has compiled the next need not.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tributary-prove-cache'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(mostMs === undefined ? {} : { timeout: mostMs, killSignal: 'SIGKILL' as const }),
  })
  const begunAt = performance.now()
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (errors += chunk.toString()))
  const [code]: (number | null)[] = await once(child, 'close')
  const isTimeUp = mostMs !== undefined && performance.now() - begunAt >= mostMs && code === null
  if (code !== 0 && !isQuiet) process.stderr.write(errors)
  return { code: code ?? null, output, errors, isTimeUp }
}
