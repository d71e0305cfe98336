import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { record } from '#tools/chromium-host/recorder.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'

type Click = (item: MenuItem, window: BrowserWindow | null, event: object) => void
export type MenuTemplate = Readonly<{
  label?: string
  role?: string
  id?: string
  type?: string
  accelerator?: string
  sublabel?: string
  toolTip?: string
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  click?: Click
  submenu?: readonly MenuTemplate[] | Menu
}>

export class MenuItem {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly #click: Click | undefined

  constructor({ label, role, id, type, accelerator, enabled = true, visible = true, checked = false, click, submenu }: MenuTemplate) {
    this.id = id
    this.role = role
    this.type = type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = accelerator
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    this.label = label ?? role ?? ''
    this.enabled = enabled
    this.visible = visible
    this.checked = checked
    this.#click = click
  }

  /** What happens when a person chooses the item; here only a test does. */
  click = (event: object = {}, window: BrowserWindow | null = BrowserWindow.getFocusedWindow()): void => {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.#click) this.#click(this, window, event)
    else if (this.role !== undefined) playRole(this.role, window)
  }
}
part('MenuItem', MenuItem.prototype)

let applicationMenu: Menu | null = null

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly (MenuTemplate | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.items.push(item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(_options: unknown = {}): void {
    record('menu.popup', this.items.map(item => item.label))
    popups.push(this)
  }
}
part('Menu', Menu.prototype)
part('Menu', Menu)

/** The context menus that were opened, for tests to click in. */
export const popups: Menu[] = []

/** The roles that mean something without a desktop; the others (copy, hide, services, …) are only written down. */
function playRole(role: string, window: BrowserWindow | null): void {
  const contents = window?.webContents
  const roles: Readonly<Record<string, () => void>> = {
    quit: () => app.quit(),
    close: () => window?.close(),
    minimize: () => window?.minimize(),
    reload: () => contents?.reload(),
    toggledevtools: () => contents?.toggleDevTools(),
    zoomin: () => contents?.setZoomFactor(contents.getZoomFactor() * ZOOM_STEP),
    zoomout: () => contents?.setZoomFactor(contents.getZoomFactor() / ZOOM_STEP),
    resetzoom: () => contents?.setZoomFactor(1),
  }
  record('menu.role', role)
  roles[role.toLowerCase()]?.()
}

/** Half a zoom level, as Electron's menu zooms. */
const ZOOM_STEP = Math.sqrt(1.2)
