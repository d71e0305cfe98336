import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { ignoreEnd } from '#tools/chromium-host/lifecycle.ts'
import type { Navigation, PageHooks, PageLink } from '#tools/chromium-host/page/page-link.ts'
import { record } from '#tools/chromium-host/recorder.ts'
import { originOf } from '#tools/chromium-host/scheme-urls.ts'
import { invoke, ipcMain } from './ipc-main.ts'
import { grantTo } from './permissions.ts'
import { aPreventable } from './preventable.ts'
import { schemeHandler } from './protocol.ts'
import { defaultSession, type Session } from './session.ts'
import { mayRequest } from './web-request.ts'

type WindowOpenHandler = (details: Readonly<{ url: string }>) => Readonly<{ action: 'allow' | 'deny' }>
export type WebPreferences = Readonly<Record<string, unknown>>

/** The main frame as `event.senderFrame` shows it; the preload runs in no other frame. */
export type WebFrame = Readonly<{ url: string; origin: string; parent: null; isDestroyed: () => boolean; send: (channel: string, ...args: unknown[]) => void }>

const all = new Map<number, WebContents>()
let lastId = 0

export class WebContents extends EventEmitter {
  readonly id = (lastId += 1)
  readonly session: Session = defaultSession
  readonly mainFrame: WebFrame
  readonly #preferences: WebPreferences
  readonly #page: Promise<PageLink>
  #targetId: string | null = null
  #url = ''
  #destroyed = false
  #zoom = 1
  #openHandler: WindowOpenHandler | null = null

  /** @param open opens the page, told to whom it shall report */
  constructor(preferences: WebPreferences, open: (hooks: PageHooks) => Promise<PageLink>) {
    super()
    this.#preferences = preferences
    this.mainFrame = frameOf(this)
    all.set(this.id, this)
    this.#page = open(this.#hooks())
    this.#page.then(page => (this.#targetId = page.targetId), ignoreEnd)
  }

  /** Settles when the page is loaded or cannot be. */
  loadURL(url: string): Promise<void> {
    const loaded = this.#loadEnds(url)
    this.#onPage(async page => {
      await grantTo(originOf(url))
      const error = await page.navigate(url)
      if (error !== null) this.#fail(url, error)
    })
    return loaded
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    this.#onPage(page => page.send(['message', channel, args]))
  }

  getURL(): string {
    return this.#url
  }

  getLastWebPreferences(): WebPreferences {
    return this.#preferences
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  reload(): void {
    this.#onPage(page => page.reload())
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor
    this.emit(ZOOMED)
  }

  openDevTools(): void {
    record('webContents.openDevTools', this.id)
  }

  toggleDevTools(): void {
    record('webContents.toggleDevTools', this.id)
  }

  /** Asks the window to close, as the page's own `window.close()` does. */
  close(): void {
    this.emit(CLOSE_ASKED)
  }

  forcefullyCrashRenderer(): void {
    this.#onPage(page => page.cdp.send('Page.crash', {}))
  }

  /** @internal for the window around it */
  get page(): Promise<PageLink> {
    return this.#page
  }

  /** @internal Chromium's name for the page, once it is open */
  get targetId(): string | null {
    return this.#targetId
  }

  #hooks(): PageHooks {
    return {
      navigated: (url, inPage) => {
        this.#url = url
        this.emit(inPage ? 'did-navigate-in-page' : 'did-navigate', {}, url)
      },
      loaded: () => this.emit('did-finish-load', {}),
      failed: url => this.#fail(url, 'net::ERR_FAILED'),
      message: (message, reply) => void this.#receive(message, reply),
      windowOpen: details => this.#askToOpen(details),
      crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
      gone: () => this.#end(),
      mayNavigate: navigation => this.#mayNavigate(navigation),
      mayRequest: request => mayRequest({ ...request, webContentsId: this.id }),
    }
  }

  async #receive([kind, channel, args, id]: readonly unknown[], reply: (message: readonly unknown[]) => void): Promise<void> {
    if (kind === 'preload-error') return console.error('Unable to load preload script:', channel)
    if (kind === 'leave') return this.#leave(String(channel))
    if (kind === 'resized') return void this.emit(RESIZED, channel, args)
    const event = ipcEvent(this)
    const given = Array.isArray(args) ? args : []
    if (kind === 'send') return void ipcMain.emit(String(channel), event, ...given)
    const { ok, value } = await invoke(String(channel), event, given)
    try {
      reply(['reply', id, ok, value])
    } catch (error) {
      reply(['reply', id, false, error])
    }
  }

  /** The page turned to what Chromium cannot hold back for us: a blob, a scheme of the app's own, or one of the desktop. */
  #leave(url: string): void {
    if (!this.#mayNavigate({ url, isMainFrame: true, isRedirect: false })) return
    const scheme = url.slice(0, url.indexOf(':'))
    if (scheme === 'blob' || schemeHandler(scheme)) this.loadURL(url).catch(ignoreEnd)
    else record('page.openExternal', url)
  }

  #mayNavigate({ url, isMainFrame, isRedirect }: Navigation): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: isMainFrame ? this.mainFrame : null, initiator: this.mainFrame }
    const names = isRedirect ? ['will-redirect'] : isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate']
    return names.every(name => {
      const event = aPreventable(details)
      this.emit(name, event, url, false, isMainFrame)
      return !event.defaultPrevented
    })
  }

  #askToOpen(details: Readonly<{ url: string }>): void {
    const { action } = this.#openHandler?.({ ...details }) ?? { action: 'allow' }
    if (action !== 'deny') console.error(`not part of the Chromium host: a window opened by the page (${details.url}); it was closed`)
  }

  #loadEnds(url: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.off('did-finish-load', succeed).off('did-fail-load', fail).off('destroyed', end)
      }
      const succeed = (): void => (stop(), resolve())
      const fail = (_event: unknown, code: number, description: string): void => (stop(), reject(new Error(`${description} (${code}) loading '${url}'`)))
      const end = (): void => (stop(), reject(new Error(`ERR_FAILED (-2) loading '${url}'`)))
      this.on('did-finish-load', succeed).on('did-fail-load', fail).on('destroyed', end)
    })
  }

  #fail(url: string, error: string): void {
    const name = error.replace('net::', '')
    this.emit('did-fail-load', {}, ERROR_CODES[name] ?? -2, name, url, true, 1, 1)
  }

  #onPage(work: (page: PageLink) => unknown): void {
    this.#page.then(work).catch(ignoreEnd)
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}
part('WebContents', WebContents.prototype)

function frameOf(contents: WebContents): WebFrame {
  return part('WebFrameMain', {
    get url() {
      return contents.getURL()
    },
    get origin() {
      return originOf(contents.getURL())
    },
    parent: null,
    isDestroyed: () => contents.isDestroyed(),
    send: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  })
}

type IpcEvent = Readonly<{ sender: WebContents; senderFrame: WebFrame; ports: readonly []; reply: (channel: string, ...args: unknown[]) => void }>

/** What a handler of `ipcMain` is told of who calls. */
export function ipcEvent(sender: WebContents): IpcEvent {
  return part('IpcMainEvent', { sender, senderFrame: sender.mainFrame, ports: [], reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args) })
}

/** Between a page and the window around it; Electron has no such events. */
export const ZOOMED = Symbol('zoomed')
export const RESIZED = Symbol('resized')
export const CLOSE_ASKED = Symbol('close asked')

const ERROR_CODES: Readonly<Record<string, number>> = { ERR_ABORTED: -3, ERR_CONNECTION_REFUSED: -102, ERR_NAME_NOT_RESOLVED: -105, ERR_BLOCKED_BY_CLIENT: -20 }

export const webContents = part('webContents', {
  getAllWebContents: (): readonly WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  /** Playwright finds the window of a page with it. */
  fromDevToolsTargetId: (targetId: string): WebContents | undefined => [...all.values()].find(contents => contents.targetId === targetId),
})
