import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { chromium, ignoreEnd, life } from '#tools/chromium-host/lifecycle.ts'
import { openPageLink, type PageHooks, type PageLink } from '#tools/chromium-host/page/page-link.ts'
import { app } from './app.ts'
import { applyTheme } from './native-theme.ts'
import { windowOpened } from './open-windows.ts'
import { aPreventable } from './preventable.ts'
import { watchInterception } from './web-request.ts'
import { CLOSE_ASKED, RESIZED, WebContents, ZOOMED } from './web-contents.ts'
import { readWindowOptions, type WindowOptions } from './window-options.ts'
import { boundsOf, firstPlace, maximized, minimized, moved, restored, unmaximized, type Place, type Rectangle } from './window-place.ts'
import { openTarget, sizePage } from './window-surface.ts'

const all = new Set<BrowserWindow>()
const focus: { on: BrowserWindow | null } = { on: null }
let lastId = 0

export class BrowserWindow extends EventEmitter {
  readonly id = (lastId += 1)
  readonly webContents: WebContents
  readonly #countOut: () => void
  readonly #least: Readonly<{ width: number; height: number }>
  #place: Place
  #title: string
  #visible = false
  #destroyed = false
  #shownOnce = false

  constructor(asked: Readonly<Record<string, unknown>> = {}) {
    super()
    if (!life.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const options = readWindowOptions(asked)
    this.#least = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#place = firstPlace(options, this.#least)
    this.#title = options.title ?? app.getName()
    this.webContents = new WebContents(options.webPreferences, hooks => this.#open(options, hooks))
    this.#countOut = windowOpened(() => this.#askToClose())
    all.add(this)
    this.webContents.on(CLOSE_ASKED, () => this.close())
    this.webContents.on(ZOOMED, () => this.#resize())
    this.webContents.on(RESIZED, (width: number, height: number) => this.#resizedByHand({ width, height }))
    this.webContents.on('destroyed', () => this.#closed())
    this.webContents.on('did-finish-load', () => this.#firstPaint())
    app.emit('web-contents-created', {}, this.webContents)
    if (options.show !== false) setImmediate(() => !this.#destroyed && this.show())
  }

  static getAllWindows(): readonly BrowserWindow[] {
    return [...all]
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...all].find(window => window.webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focus.on
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#alive()
    if (!this.#visible) {
      this.#visible = true
      this.emit('show')
    }
    this.focus()
  }

  hide(): void {
    this.#alive()
    if (!this.#visible) return
    this.#visible = false
    this.emit('hide')
    this.#blur()
  }

  isVisible(): boolean {
    return this.#visible && this.#place.state !== 'minimized'
  }

  focus(): void {
    this.#alive()
    this.#onPage(page => page.cdp.send('Page.bringToFront', {}))
    if (focus.on === this || !this.isVisible()) return
    if (focus.on) focus.on.#blur()
    focus.on = this
    this.emit('focus')
  }

  isFocused(): boolean {
    return focus.on === this
  }

  close(): void {
    this.#alive()
    this.#askToClose()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.webContents.page.then(page => chromium().browser.send('Target.closeTarget', { targetId: page.targetId })).catch(ignoreEnd)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  minimize(): void {
    this.#stand(minimized(this.#place), 'minimize')
    this.#blur()
  }

  restore(): void {
    this.#stand(restored(this.#place), 'restore')
  }

  isMinimized(): boolean {
    return this.#place.state === 'minimized'
  }

  maximize(): void {
    if (!this.isMaximized()) this.#stand(maximized(this.#place), 'maximize')
  }

  unmaximize(): void {
    if (this.isMaximized()) this.#stand(unmaximized(this.#place), 'unmaximize')
  }

  isMaximized(): boolean {
    return this.#place.state === 'maximized'
  }

  isFullScreen(): boolean {
    return false
  }

  getBounds(): Rectangle {
    return { ...boundsOf(this.#place) }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#place.normal }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#stand(moved(this.#place, bounds, this.#least), null)
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  async #open(options: WindowOptions, hooks: PageHooks): Promise<PageLink> {
    const { targetId, cdp } = await openTarget(boundsOf(this.#place))
    const page = await openPageLink(cdp, { targetId, preload: options.webPreferences.preload ?? null }, hooks)
    watchInterception(every => void page.interceptRequests(every).catch(ignoreEnd))
    await applyTheme(page)
    await sizePage(page, boundsOf(this.#place), this.webContents.getZoomFactor())
    await cdp.send('Runtime.runIfWaitingForDebugger', {})
    return page
  }

  #askToClose(): boolean {
    const event = aPreventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return false
    this.destroy()
    return true
  }

  #stand(next: Place, event: string | null): void {
    this.#alive()
    const from = boundsOf(this.#place)
    this.#place = next
    const to = boundsOf(next)
    const resized = from.width !== to.width || from.height !== to.height
    if (resized) this.#resize()
    setImmediate(() => {
      if (event !== null) this.emit(event)
      if (resized) this.emit('resize')
      if (from.x !== to.x || from.y !== to.y) this.emit('move')
    })
  }

  #resize(): void {
    this.#onPage(page => sizePage(page, boundsOf(this.#place), this.webContents.getZoomFactor()))
  }

  /** A window on a screen can be pulled; a headless one is only ever as large as we made it. */
  #resizedByHand(size: Readonly<{ width: number; height: number }>): void {
    const bounds = boundsOf(this.#place)
    if (life.headless || this.webContents.getZoomFactor() !== 1 || (size.width === bounds.width && size.height === bounds.height)) return
    this.#place = moved(this.#place, size, { width: 0, height: 0 })
    this.emit('resize')
  }

  #firstPaint(): void {
    if (this.#shownOnce) return
    this.#shownOnce = true
    setImmediate(() => !this.#destroyed && this.emit('ready-to-show'))
  }

  #blur(): void {
    if (focus.on !== this) return
    focus.on = null
    this.emit('blur')
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#blur()
    this.#destroyed = true
    this.emit('closed')
    all.delete(this)
    this.#countOut()
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }

  #onPage(work: (page: PageLink) => unknown): void {
    this.webContents.page.then(work).catch(ignoreEnd)
  }
}
part('BrowserWindow', BrowserWindow.prototype)
part('BrowserWindow', BrowserWindow)
