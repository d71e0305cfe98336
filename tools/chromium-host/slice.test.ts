import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ipcEvent } from './api/web-contents.ts'
import electron, { BrowserWindow, Menu, MenuItem, Notification, session, Tray } from './electron.ts'
import { usesOfElectron } from './electron-uses.ts'
import { life } from './lifecycle.ts'
import { createCodec } from './page/codec.ts'
import { runPreload } from './page/isolated-world.ts'
import { bridgeWorlds } from './page/world-bridge.ts'
import { HOST_SUFFIX, originOf, toAppUrl } from './scheme-urls.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')
const MAIN = ['main/shell/**/*.ts', 'main/main.ts', 'node_modules/electron-store/index.js', 'node_modules/conf/dist/source/**/*.js']
const PRELOAD = ['preload/**/*.ts', 'preload/**/*.cjs']

/** electron-store serves both processes; main never reaches these. */
const OF_THE_OTHER_PROCESS = /^ipcRenderer\b/

afterEach(() => vi.unstubAllGlobals())

describe('the host offers everything that is used of electron by', () => {
  test.each(filesOf(MAIN))('%s', file => {
    expect(missingFrom(electron, usesOf(file).filter(use => !OF_THE_OTHER_PROCESS.test(use)))).toEqual([])
  })

  test.each(filesOf(PRELOAD))('%s', file => {
    expect(missingFrom(preloadSlice(), usesOf(file))).toEqual([])
  })
})

test('electron-store is among the files looked at', () => {
  expect(usesOf('node_modules/electron-store/index.js')).toEqual(expect.arrayContaining(['app.getPath', 'app.getVersion', 'ipcMain.on', 'shell.openPath']))
})

test('something that the host does not offer is found', () => {
  const uses = usesOfElectron("import { app, BrowserWindow, nativeImage } from 'electron'\napp.setJumpList([])\nconst window = new BrowserWindow()\nwindow.setVibrancy('dark')\nwindow.webContents.printToPDF()")
  expect(missingFrom(electron, uses)).toEqual(['BrowserWindow#setVibrancy', 'WebContents#printToPDF', 'app.setJumpList', 'nativeImage'])
})

test('the preload finds what a sandboxed preload uses, and no more', () => {
  const slice = preloadSlice()
  expect(missingFrom(slice, ['contextBridge.exposeInMainWorld', 'ipcRenderer.invoke', 'ipcRenderer.on', 'ipcRenderer.removeListener', 'ipcRenderer.send'])).toEqual([])
  expect(missingFrom(slice, ['webFrame', 'ipcRenderer.sendSync'])).toEqual(['webFrame', 'ipcRenderer.sendSync'])
})

function filesOf(patterns: readonly string[]): readonly string[] {
  const found = patterns.flatMap(pattern => globSync(pattern, { cwd: REPOSITORY }))
  return found.filter(file => !/\.(test|d)\.ts$/.test(file) && existsSync(join(REPOSITORY, file))).toSorted()
}

function usesOf(file: string): readonly string[] {
  return usesOfElectron(readFileSync(join(REPOSITORY, relative('.', file)), 'utf8'))
}

function missingFrom(slice: object, uses: readonly string[]): readonly string[] {
  const handed = handedOut()
  return uses.filter(use => {
    const [name = '', member] = use.split(/[.#]/)
    const owner = descriptorOf(use.includes('#') ? handed : slice, name)?.value
    // A type that is not handed out as an object with methods describes plain data.
    if (owner === undefined) return !use.includes('#')
    return member !== undefined && descriptorOf(owner, member) === undefined
  })
}

/** Values of Electron that an app does not import but is handed. No browser runs here, so they lead nowhere. */
function handedOut(): Readonly<Record<string, object>> {
  life.ready = true
  const window = new BrowserWindow({ show: false })
  const { webContents } = window
  const others = { Session: session.defaultSession, Menu: new Menu(), MenuItem: new MenuItem({}), Notification: new Notification(), Tray: new Tray('') }
  const event = ipcEvent(webContents)
  const singletons = Object.entries(electron).map(([name, value]) => [name.replace(/^./, first => first.toUpperCase()), value])
  const pages = { BrowserWindow: window, WebContents: webContents, WebFrameMain: webContents.mainFrame, IpcMainEvent: event, IpcMainInvokeEvent: event }
  return { ...Object.fromEntries(singletons), ...pages, ...others }
}

/** Looks along the prototypes without waking the guard at their end. */
function descriptorOf(owner: unknown, name: string): PropertyDescriptor | undefined {
  for (let at = owner; (typeof at === 'object' || typeof at === 'function') && at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name)
    if (found) return found
  }
  return undefined
}

/** Runs the host's real preload script with just enough of a page around it, and takes what it calls `electron`. */
function preloadSlice(): object {
  const window = Object.assign(new EventTarget(), { top: null, navigation: new EventTarget(), location: { href: 'about:blank' } })
  vi.stubGlobal('window', Object.assign(window, { top: window }))
  vi.stubGlobal('document', new EventTarget())
  let given: unknown = null
  const world = { secret: 's', binding: 'call', receiver: `receive${Math.random()}`, process: {}, hostSuffix: HOST_SUFFIX }
  runPreload(world, { createCodec, bridgeWorlds, toAppUrl, originOf }, require => {
    given = require('electron')
  })
  return Object(given)
}
