// The main process: what Electron's executable does when it is started with an app.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hasDisplay } from '#tools/run/display.mjs'
import { app, appendedSwitches } from './api/app.ts'
import { dialog } from './api/dialog.ts'
import { refuseDownloads } from './api/downloads.ts'
import { denyPermissions } from './api/permissions.ts'
import { schemeHandler } from './api/protocol.ts'
import { startChromium } from './chromium/start-chromium.ts'
import { readCommandLine, type CommandLine } from './command-line.ts'
import { exit, life } from './lifecycle.ts'
import { resolveElectronHere } from './module-hooks.ts'
import { startSchemeServer } from './scheme-server.ts'
import { HOST_SUFFIX } from './scheme-urls.ts'

const EXECUTABLE = join(import.meta.dirname, 'bin', 'electron')
const QUIT_WITHIN_MS = 5_000
const LOOK_FOR_PLAYWRIGHT_MS = 1_000
const SLOW_MAIN_MS = 10_000

async function boot(args: readonly string[]): Promise<void> {
  const line = readCommandLine(args)
  if (line.version) return console.log(`Chromium host on Node ${process.versions.node}`)
  const mainFile = findApp(line)
  Object.assign(life, { args, headless: process.env.TRIBUTARY_HEADLESS === '1' || !hasDisplay() })
  Object.assign(process, { argv: [EXECUTABLE, ...args], type: 'browser' })
  Object.defineProperty(process.versions, 'chromiumHost', { value: '1', enumerable: true })
  if (line.userDataDir !== null) app.setPath('userData', resolve(line.userDataDir))
  endOnSignals()
  if (line.driven) endWithPlaywright()
  outliveErrors()
  resolveElectronHere()
  const require = createRequire(join(process.cwd(), 'app.js'))
  for (const file of line.requires) require(file)
  const playwright = line.driven && !('__playwright_run' in globalThis) ? untilPlaywrightRuns() : Promise.resolve()
  await loadMain(mainFile)
  if (life.quitting || life.exiting) return

  const server = await startSchemeServer(schemeHandler)
  life.chromium = await startChromium({ headless: life.headless, driven: line.driven, port: server.port, hostSuffix: HOST_SUFFIX, appSwitches: appendedSwitches() })
  life.chromium.onEnded(() => void exit(1))
  await Promise.all([denyPermissions(life.chromium.browser), refuseDownloads(life.chromium.browser)])
  Object.defineProperty(process.versions, 'chrome', { value: life.chromium.product.split('/')[1], enumerable: true })
  if (life.chromium.endpoint !== null) process.stderr.write(`\nDevTools listening on ${life.chromium.endpoint}\n`)
  await playwright
  app.becomeReady()
}

/** Fills in what the app says of itself. @returns its main file */
function findApp({ target }: CommandLine): string {
  const path = resolve(target ?? '.')
  if (!statSync(path).isDirectory()) {
    life.appPath = dirname(path)
    return path
  }
  life.appPath = path
  life.manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  return createRequire(join(path, 'package.json')).resolve(resolve(path, life.manifest.main ?? 'index.js'))
}

async function loadMain(file: string): Promise<void> {
  const hint = setTimeout(
    () => console.error('The main file is still loading. A top-level `await app.whenReady()` never ends, here as in Electron.'),
    SLOW_MAIN_MS,
  )
  await import(pathToFileURL(file).href)
  clearTimeout(hint)
}

/** Playwright calls this global once it has connected to the browser. Where it sends its loader (`-r`), that brings its own. */
function untilPlaywrightRuns(): Promise<void> {
  return new Promise(run => Object.assign(globalThis, { __playwright_run: () => run() }))
}

function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit()
      setTimeout(() => void exit(0), QUIT_WITHIN_MS).unref()
    })
  }
}

/** Playwright ends what it started, unless it is killed first. */
function endWithPlaywright(): void {
  const playwright = process.ppid
  setInterval(() => process.ppid === playwright || void exit(1), LOOK_FOR_PLAYWRIGHT_MS).unref()
}

/** As in Electron: an error that nobody catches is shown, and the app goes on. */
function outliveErrors(): void {
  process.on('uncaughtException', error => {
    if (process.listenerCount('uncaughtException') === 1) dialog.showErrorBox('A JavaScript error occurred in the main process', error.stack ?? error.message)
  })
}

boot(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  void exit(1)
})
