// What `import … from 'electron'` and `require('electron')` give in the main process. Everything not named here, or not
// a member of what is named here, throws: see guard.ts.
import { app } from './api/app.ts'
import { BrowserWindow } from './api/browser-window.ts'
import { clipboard, Notification, notifications, shell, Tray, trays } from './api/desktop.ts'
import { dialog } from './api/dialog.ts'
import { ipcMain } from './api/ipc-main.ts'
import { crashReporter, net, powerMonitor, safeStorage, screen, setOnline } from './api/machine.ts'
import { Menu, MenuItem, popups } from './api/menu.ts'
import { nativeTheme } from './api/native-theme.ts'
import { askForPermission } from './api/permissions.ts'
import { protocol } from './api/protocol.ts'
import { session } from './api/session.ts'
import { webContents } from './api/web-contents.ts'
import { part } from './guard.ts'
import { answerDialog, calls } from './recorder.ts'

/** For tests: what the app asked of the desktop, and what the desktop, the person or the page says to the app. */
const hostControls = part('__host', {
  calls,
  notifications,
  trays,
  popups,
  answerDialog,
  askForPermission,
  setOnline,
  setSystemDark: (isDark: boolean): void => nativeTheme.setSystemDark(isDark),
})

const electron = part('', {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents,
  __host: hostControls,
})

export * from './absent.ts'
export { app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, Menu, MenuItem, nativeTheme, net, Notification, powerMonitor, protocol }
export { safeStorage, screen, session, shell, Tray, webContents, hostControls as __host }
// oxlint-disable-next-line import/no-default-export -- electron has one, and packages import it
export { electron as 'module.exports', electron as default }
