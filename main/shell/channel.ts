import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { CALL_CHANNEL, CHANGE_CHANNEL } from '#app/contract/index.ts'
import type { Change } from '#app/contract/change.ts'
import { isOurs } from './app-origin.ts'

export type Sender = Readonly<{ isOurPage: boolean }>
export type Listen = (answer: (sender: Sender, envelope: unknown) => Promise<unknown>) => void

/** The calling half of the bridge, as a function: whoever answers does not know Electron. */
export const listenOverIpc = (currentWindow: () => BrowserWindow | null): Listen => answer => {
  ipcMain.handle(CALL_CHANNEL, (event, envelope: unknown) => answer({ isOurPage: isFromOurPage(event, currentWindow()) }, envelope))
}

/** The telling half. Says nothing while there is no window to hear it. */
export function tellWindow(window: BrowserWindow | null, changes: readonly Change[]): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(CHANGE_CHANNEL, changes)
}

/** Only the main frame of the window we made, while it shows our own page: not a subframe, not about:blank, not a frame that is gone. */
function isFromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame
  return (
    window !== null &&
    !window.isDestroyed() &&
    frame !== null &&
    frame.parent === null &&
    event.sender.id === window.webContents.id &&
    isOurs(frame.url)
  )
}
