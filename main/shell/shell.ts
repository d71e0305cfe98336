import { setTimeout } from 'node:timers/promises'
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor, protocol, session } from 'electron'
import type { Change } from '#app/contract/change.ts'
import type { AppInfo, Preferences } from '#app/contract/app.ts'
import { serveApp } from './app-protocol.ts'
import { listenOverIpc, type Listen } from './channel.ts'
import { createLeaving } from './leaving.ts'
import { installMenu } from './menu.ts'
import type { MenuAction, MenuWords } from './menu-template.ts'
import { denyPermissions } from './permissions.ts'
import { prepare } from './prepare.ts'
import { heedSystem } from './system-events.ts'
import { tellWindow } from './tell-window.ts'
import { openWindow } from './window.ts'
import type { WindowPlace } from './window-place.ts'

export type ShellNeeds = Readonly<{
  /** Folders and files of the build. */
  pageFolder: string
  preload: string
  words: MenuWords
  keptPlace: () => WindowPlace | null
  /** Best effort: never throws. */
  keepPlace: (place: WindowPlace) => void
  onMenu: (action: MenuAction) => void
  /** The machine woke, or the network may be another: whatever was missed should be asked for. */
  onSleep: () => void
  onWake: () => void
  /** Whether somebody can see the window. */
  onVisible: (isVisible: boolean) => void
  /** Our page cannot be loaded: there is no window for anybody to see. */
  onPageLost: (error: unknown) => void
  /** Answers false when a thread is stuck that only the end of the process ends. */
  onQuit: () => Promise<boolean>
}>

export type Shell = Readonly<{
  listen: Listen
  tell(changes: readonly Change[]): void
  applyTheme(theme: Preferences['theme']): void
  open(): Promise<void>
}>

const BACKGROUND = { light: '#f7f7f8', dark: '#141416' } as const

/** What the operating system and the build tell about this app. */
export type AppFacts = Pick<AppInfo, 'version' | 'locale' | 'platform' | 'host'> &
  Readonly<{ folder: string; settingsFolder: string; args: readonly string[] }>

export function appFacts(): AppFacts {
  return {
    folder: app.getAppPath(),
    settingsFolder: app.getPath('userData'),
    version: app.getVersion(),
    locale: app.getLocale(),
    platform: (['darwin', 'linux', 'win32'] as const).find(name => name === process.platform) ?? 'other',
    host: 'chromiumHost' in process.versions ? 'chromium' : 'electron',
    args: process.argv.slice(1),
  }
}

/** Leaves at once, for a start that is not to be. */
export const leave = (): void => app.exit(0)

/** Says in a box of the system that the app cannot start, with a word to look for in the log, and ends it. */
export function giveUp(reference: string): void {
  dialog.showErrorBox('Tributary cannot start', `Start it again. If it says so again, look for ${reference} in the log.`)
  app.exit(1)
}

/** Must be called before the app is ready, and once. Answers false when this start is not to be. */
export const prepareShell = (): boolean => prepare({ app, protocol, args: process.argv.slice(1) })

/**
 * Only one Tributary speaks for a person: a second start shows the window of the first and leaves.
 * Answers false in the second.
 */
export function isFirstInstance(): boolean {
  return app.requestSingleInstanceLock()
}

export function createShell(needs: ShellNeeds): Shell {
  let window: BrowserWindow | null = null
  const leaving = createLeaving({ closeWindows, rest: needs.onQuit, wait: ms => setTimeout(ms), end })

  async function open(): Promise<void> {
    await app.whenReady()
    denyPermissions(session.defaultSession)
    await serveApp(protocol, needs.pageFolder)
    installMenu({ platform: process.platform, words: needs.words, act: needs.onMenu })
    show()
    heedSystem({ app, powerMonitor, show, onSleep: needs.onSleep, onWake: needs.onWake })
    app.on('before-quit', leaving.beforeQuit)
  }

  function show(): void {
    if (leaving.isLeaving()) return
    if (window !== null && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return
    }
    window = openWindow({
      preload: needs.preload,
      place: needs.keptPlace(),
      keepPlace: needs.keepPlace,
      background: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      onPageLost: needs.onPageLost,
    })
    window.on('show', () => needs.onVisible(true))
    window.on('restore', () => needs.onVisible(true))
    window.on('hide', () => needs.onVisible(false))
    window.on('minimize', () => needs.onVisible(false))
    window.once('closed', () => (window = null))
  }

  return {
    listen: listenOverIpc(() => window),
    tell: changes => tellWindow(window, changes),
    applyTheme: theme => void (nativeTheme.themeSource = theme),
    open,
  }
}

/** Resolves when every window is closed; their pages hear that they go, and may write before they do. */
async function closeWindows(): Promise<void> {
  await Promise.all(
    BrowserWindow.getAllWindows().map(open => {
      const closed = new Promise<void>(resolve => void open.once('closed', () => resolve()))
      open.close()
      return closed
    }),
  )
}

function end(isAtRest: boolean): void {
  // A thread in the system's keychain cannot be ended: everything is on disk, so nothing is lost by this.
  if (!isAtRest) process.kill(process.pid, 'SIGKILL')
  app.quit()
}
