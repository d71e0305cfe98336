import type { BrowserWindow } from 'electron'
import type { Change } from '#app/contract/change.ts'
import { CHANGE_CHANNEL } from '#app/contract/index.ts'
import { isOurPage } from './app-origin.ts'

type ToldWindow = Pick<BrowserWindow, 'isDestroyed'> & Readonly<{ webContents: Pick<BrowserWindow['webContents'], 'getURL' | 'send'> }>

/** The telling half of the bridge. Says nothing while there is no window to hear it, or while it shows anything but our page. */
export function tellWindow(window: ToldWindow | null, changes: readonly Change[]): void {
  if (window === null || window.isDestroyed() || !isOurPage(window.webContents.getURL())) return
  window.webContents.send(CHANGE_CHANNEL, changes)
}
