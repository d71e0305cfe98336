import type { BrowserWindowConstructorOptions } from 'electron'
import { SMALLEST } from './window-place.ts'

type Bounds = Readonly<{ x: number; y: number; width: number; height: number }>

/** How our one window is made. What its page cannot do does not rest on defaults, which change with Electron. */
export const windowOptions = ({ bounds, preload, background }: Readonly<{ bounds: Bounds; preload: string; background: string }>) =>
  ({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Tributary',
    backgroundColor: background,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      // Dropped on the window, a file or an address would be a way to go.
      navigateOnDragDrop: false,
    },
  }) satisfies BrowserWindowConstructorOptions
