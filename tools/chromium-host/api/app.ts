import { EventEmitter } from 'node:events'
import { switchValue } from '#tools/chromium-host/command-line.ts'
import { part } from '#tools/chromium-host/guard.ts'
import { exit, life } from '#tools/chromium-host/lifecycle.ts'
import { record } from '#tools/chromium-host/recorder.ts'
import { createAppPaths } from './app-paths.ts'
import { closeAllWindows, hasOpenWindows, onLastWindowClosed } from './open-windows.ts'
import { aPreventable } from './preventable.ts'
import { takeInstanceLock, type InstanceLock } from './single-instance.ts'

const LOCALE = 'en-US'
const switches = new Map<string, string>()

const commandLine = part('app.commandLine', {
  /** Before the app is ready these reach Chromium, as in Electron; later they are only remembered. */
  appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
  hasSwitch: (name: string): boolean => switches.has(name) || switchValue(life.args, name) !== undefined,
  getSwitchValue: (name: string): string => switchValue(life.args, name) ?? switches.get(name) ?? '',
})

export class App extends EventEmitter {
  readonly isPackaged = false
  readonly dock = undefined
  readonly commandLine = commandLine
  readonly #paths = createAppPaths(() => this.getName(), process.env)
  #tellReady: () => void = () => undefined
  readonly #whenReady = new Promise<void>(resolve => (this.#tellReady = resolve))
  #name: string | null = null
  #lock: InstanceLock | null = null

  get name(): string {
    return this.getName()
  }

  set name(name: string) {
    this.setName(name)
  }

  getName(): string {
    return this.#name ?? life.manifest.productName ?? life.manifest.name ?? 'Electron'
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return life.manifest.version ?? '0.0.0'
  }

  getAppPath(): string {
    return life.appPath
  }

  getPath(name: string): string {
    return this.#paths.getPath(name)
  }

  setPath(name: string, path: string): void {
    this.#paths.setPath(name, path)
  }

  getLocale(): string {
    return LOCALE
  }

  getPreferredSystemLanguages(): readonly string[] {
    return [LOCALE]
  }

  isReady(): boolean {
    return life.ready
  }

  whenReady(): Promise<void> {
    return this.#whenReady
  }

  /** @internal called once, when the browser runs. Playwright's loader holds back the event, and waits for the promise. */
  becomeReady(): void {
    life.ready = true
    this.emit('ready', {}, {})
    this.#tellReady()
  }

  /** Closes every window, any of which may refuse, and then ends. */
  quit(): void {
    if (life.quitting || life.exiting) return
    const event = aPreventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    life.quitting = true
    if (!closeAllWindows()) life.quitting = false
    else if (!hasOpenWindows()) setImmediate(() => this.#end())
  }

  exit(code = 0): void {
    void exit(code)
  }

  requestSingleInstanceLock(data: unknown = {}): boolean {
    const self = { argv: process.argv, cwd: process.cwd(), data }
    this.#lock ??= takeInstanceLock(this.getPath('userData'), self, newcomer => this.emit('second-instance', {}, newcomer.argv, newcomer.cwd, newcomer.data))
    return this.#lock !== null
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock !== null
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
    this.#lock = null
  }

  setBadgeCount(count = 0): boolean {
    record('app.setBadgeCount', count)
    return true
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id)
  }

  focus(): void {
    record('app.focus')
  }

  /** Every page is sandboxed here. */
  enableSandbox(): void {}

  /** @internal after the last window is gone */
  lastWindowClosed(): void {
    if (life.exiting) return
    if (life.quitting) this.#end()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #end(): void {
    const event = aPreventable({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) {
      life.quitting = false
      return
    }
    this.emit('quit', {}, 0)
    void exit(0)
  }
}
part('app', App.prototype)

export const app = new App()
onLastWindowClosed(() => app.lastWindowClosed())

/** The switches the app appended so far, as Chromium takes them. */
export function appendedSwitches(): readonly string[] {
  return [...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`))
}
