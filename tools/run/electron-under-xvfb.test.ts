import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withScreen } from '#tools/setup/host.mjs'
import { root } from '#tools/setup/paths.mjs'

const SCRIPT = withScreen('electron', false)

/** Starts the script with a program of ours in Electron's place; answers its process and what it said first. */
async function started(program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-screen-'))
  const electron = join(folder, 'electron')
  writeFileSync(electron, `#!/bin/sh\n${program}\n`, { mode: 0o755 })
  const child = spawn(SCRIPT, ['one', 'two words'], { env: { PATH: process.env['PATH'], TRIBUTARY_ELECTRON: electron }, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const [said]: unknown[] = await once(child.stdout, 'data')
  return { child, said: String(said).trim().split('|') }
}

test('where there is a screen, Electron itself is started', () => {
  expect(withScreen('/opt/electron', true)).toBe('/opt/electron')
  expect(SCRIPT).toBe(join(root, 'tools', 'run', 'electron-under-xvfb.sh'))
})

test.skipIf(!existsSync('/usr/bin/Xvfb'))('without one it gets a screen of its own, its arguments, and every signal', async () => {
  const { child, said } = await started('echo "$$|$DISPLAY|$2"; exec sleep 60')

  expect(said).toEqual([String(child.pid), expect.stringMatching(/^:\d+$/), 'two words'])
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([null, 'SIGTERM'])
})

test.skipIf(!existsSync('/usr/bin/Xvfb'))('its exit code is the answer', async () => {
  const { child } = await started('echo here; exit 7')
  if (child.exitCode === null) await once(child, 'exit')

  expect(child.exitCode).toBe(7)
})
