import type { BrowserWindow } from 'electron'
import { APP_PAGE } from './app-origin.ts'

type Loading = Pick<BrowserWindow, 'loadURL' | 'isDestroyed'>

/**
 * Loads our page into a window. Tells the reason when that cannot be done; whoever closes the window meanwhile, or has it
 * load anew, has ended this loading and nothing else.
 */
export async function loadPage(window: Loading, onLost: (error: unknown) => void): Promise<void> {
  try {
    await window.loadURL(APP_PAGE)
  } catch (error) {
    if (!window.isDestroyed() && !isAborted(error)) onLost(error)
  }
}

const isAborted = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED'
