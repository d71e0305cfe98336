import { ipcMain, type BrowserWindow } from 'electron'
import { CALL_CHANNEL } from '#app/contract/index.ts'
import { isFromOurPage } from './sender.ts'

export type Sender = Readonly<{ isOurPage: boolean }>
export type Listen = (answer: (sender: Sender, envelope: unknown) => Promise<unknown>) => void

/** The calling half of the bridge, as a function: whoever answers does not know Electron. */
export const listenOverIpc = (currentWindow: () => BrowserWindow | null): Listen => answer => {
  ipcMain.handle(CALL_CHANNEL, (event, envelope: unknown) => answer({ isOurPage: isFromOurPage(event, currentWindow()) }, envelope))
}
