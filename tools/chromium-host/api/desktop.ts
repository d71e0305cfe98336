// The desktop around the app: nothing of it is really done, all of it is recorded.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { part } from '#tools/chromium-host/guard.ts'
import { record } from '#tools/chromium-host/recorder.ts'
import type { Menu } from './menu.ts'

export const shell = part('shell', {
  openExternal: async (url: string): Promise<void> => record('shell.openExternal', url),
  /** @returns an empty text when it would have opened */
  openPath: async (path: string): Promise<string> => {
    record('shell.openPath', path)
    return existsSync(path) ? '' : 'Failed to open path'
  },
  showItemInFolder: (path: string): void => record('shell.showItemInFolder', path),
  beep: (): void => record('shell.beep'),
})

let clipboardText = ''
export const clipboard = part('clipboard', {
  readText: (): string => clipboardText,
  writeText: (text: string): void => {
    clipboardText = text
  },
})

export const notifications: Notification[] = []

export class Notification extends EventEmitter {
  title: string
  body: string

  constructor({ title = '', body = '', ...rest }: Readonly<{ title?: string; body?: string }> = {}) {
    super()
    this.title = title
    this.body = body
    Object.assign(this, rest)
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    record('notification.show', { ...this.#shown() })
    notifications.push(this)
    setImmediate(() => this.emit('show', {}))
  }

  close(): void {
    record('notification.close', { ...this.#shown() })
    setImmediate(() => this.emit('close', {}))
  }

  #shown(): Readonly<{ title: string; body: string }> {
    return { title: this.title, body: this.body }
  }
}
part('Notification', Notification.prototype)
part('Notification', Notification)

export const trays: Tray[] = []

export class Tray extends EventEmitter {
  /** What was set last, for tests to read and click. */
  menu: Menu | null = null
  #destroyed = false

  constructor(_image: unknown) {
    super()
    record('tray.new')
    trays.push(this)
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu
    record('tray.setContextMenu', menu?.items.map(item => item.label) ?? null)
  }

  setToolTip(text: string): void {
    record('tray.setToolTip', text)
  }

  setImage(_image: unknown): void {
    record('tray.setImage')
  }

  setTitle(text: string): void {
    record('tray.setTitle', text)
  }

  destroy(): void {
    this.#destroyed = true
    record('tray.destroy')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
}
part('Tray', Tray.prototype)
part('Tray', Tray)
