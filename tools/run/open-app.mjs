import { spawn } from 'node:child_process'
import { exitCodeOf } from '../setup/end-of.mjs'
import { root } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { hasDisplay } from './display.mjs'

/**
 * Opens the built app and waits for its end.
 * @param {{ executable: string, args: string[] }} host
 * @param {readonly string[]} args for the app
 * @returns {Promise<number>} its exit code
 */
export function openApp(host, args) {
  const isHeadless = args.includes('--headless') || !hasDisplay()
  if (isHeadless) say('no window: running headless; Ctrl+C ends it')
  return new Promise(resolve => {
    const child = spawn(host.executable, [...host.args, root, ...args], {
      cwd: root,
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...process.env, ...(isHeadless ? { TRIBUTARY_HEADLESS: '1' } : {}) },
    })
    /** @type {Set<NodeJS.Signals>} */
    const forwarded = new Set()
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.on(signal, () => {
        forwarded.add(signal)
        child.kill(signal)
      })
    }
    child.on('error', error => {
      say(`could not start ${host.executable}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal, forwarded)))
  })
}
