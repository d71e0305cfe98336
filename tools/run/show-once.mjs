import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron } from '@playwright/test'
import { root } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { hasDisplay } from './display.mjs'

const FIRST_ROW_TIMEOUT_MS = 60_000

/**
 * Opens the demo, waits until the first conversation is on screen, keeps a picture when asked, and closes it.
 * @param {{ name: string, executable: string, args: string[] }} host
 * @param {string | null} shot a file for the picture
 */
export async function showOnce(host, shot) {
  if (!hasDisplay()) say('no display: running headless')
  const folder = mkdtempSync(join(tmpdir(), 'tributary-once-'))
  const startedAt = performance.now()
  const app = await _electron.launch({
    executablePath: host.executable,
    args: [...host.args, root, '--demo', `--user-data-dir=${folder}`],
    cwd: root,
    env: { ...cleanEnv(), TRIBUTARY_HEADLESS: '1' },
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('grid').getByRole('row').first().waitFor({ timeout: FIRST_ROW_TIMEOUT_MS })
    const msToFirstRow = Math.round(performance.now() - startedAt)
    const facts = await page.evaluate(async () => {
      /** @type {import('#app/contract/index.ts').Bridge} */
      const bridge = Reflect.get(window, 'inbox')
      const reply = await bridge.call('demo.facts', {})
      if (!reply.ok) throw new Error(`demo.facts: ${JSON.stringify(reply.failure)}`)
      return reply.value
    })
    if (shot !== null) await page.screenshot({ path: resolve(shot) })
    return { ready: true, host: host.name, .../** @type {object} */ (facts), msToFirstRow }
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns {Record<string, string>} */
function cleanEnv() {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
