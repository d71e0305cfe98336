// What Electron tells of the machine.
import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'
import { SCREEN, type Rectangle } from './window-place.ts'

export class PowerMonitor extends EventEmitter {}
part('powerMonitor', PowerMonitor.prototype)
/** The machine never sleeps here by itself: tests emit `suspend`, `resume`, `lock-screen`, `unlock-screen`. */
export const powerMonitor = new PowerMonitor()

const size = { width: SCREEN.width, height: SCREEN.height }
const DISPLAY = { id: 1, label: 'Chromium host', bounds: SCREEN, workArea: SCREEN, size, workAreaSize: size, scaleFactor: 1, rotation: 0, internal: false }

export class Screen extends EventEmitter {
  getPrimaryDisplay(): typeof DISPLAY {
    return DISPLAY
  }

  getAllDisplays(): readonly (typeof DISPLAY)[] {
    return [DISPLAY]
  }

  getDisplayMatching(_bounds: Rectangle): typeof DISPLAY {
    return DISPLAY
  }
}
part('screen', Screen.prototype)
export const screen = new Screen()

let isOnline = true
/** Turns what `net.isOnline` says, for tests. */
export function setOnline(online: boolean): void {
  isOnline = online
}
export const net = part('net', {
  fetch: (input: string | URL | Request, init?: RequestInit): Promise<Response> => fetch(input, init),
  isOnline: (): boolean => isOnline,
  get online() {
    return isOnline
  },
})

/** There is no keychain behind it: saying so keeps an app from storing what it believes to be encrypted. */
export const safeStorage = part('safeStorage', { isEncryptionAvailable: (): boolean => false })

export const crashReporter = part('crashReporter', { start: (_options?: unknown): void => undefined })
