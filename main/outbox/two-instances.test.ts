import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'

const script = fileURLToPath(new URL('testing/drain-alone.ts', import.meta.url))

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-outbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A process of its own over the outbox of this folder. */
function anInstance(folder: string, replies: number, seed: number) {
  const child = spawn(process.execPath, ['--experimental-strip-types', '--no-warnings', script, folder, String(replies), String(seed)], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', line => said.push(line))
  const heard = (what: string) => vi.waitFor(() => expect(said.some(line => line.startsWith(what))).toBe(true), { timeout: 20_000, interval: 5 })
  return {
    pid: child.pid, said, heard,
    async quit() {
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
    },
  }
}

test('of two processes over one outbox only the later sends, and every reply that was queued leaves once', { timeout: 60_000 }, async () => {
  const folder = aFolder()
  const first = anInstance(folder, 100_000, 1)
  await first.heard('queued 1-20')
  const second = anInstance(folder, 20, 2)
  await second.heard('queued 2-20')
  await first.heard('refused')

  const queued = () => [...first.said, ...second.said].filter(line => line.startsWith('queued')).map(line => line.replace('queued ', ''))
  const service = () => (existsSync(join(folder, 'service')) ? readFileSync(join(folder, 'service'), 'utf8').trimEnd().split('\n').map(line => line.split(' ')) : [])
  await vi.waitFor(() => expect(service().length).toBeGreaterThanOrEqual(queued().length), { timeout: 30_000 })
  await first.quit()
  await second.quit()

  const lines = service()
  expect(lines.map(([, , text]) => text ?? '').toSorted()).toEqual(queued().toSorted())
  expect(new Set(first.said.filter(line => line.startsWith('refused')))).toEqual(new Set(['refused takenOver']))
  const senders = lines.map(([pid]) => Number(pid))
  const takenOverAt = senders.indexOf(second.pid ?? 0)
  // What the first had on its way in that moment may still arrive; nothing new begins.
  expect(senders.slice(takenOverAt).filter(pid => pid === first.pid).length).toBeLessThanOrEqual(6)
  expect(senders).toContain(first.pid)
})
