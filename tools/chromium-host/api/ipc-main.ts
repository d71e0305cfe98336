import { EventEmitter } from 'node:events'
import { part } from '#tools/chromium-host/guard.ts'

type Handler = (event: unknown, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    handlers.delete(channel)
  }
}
part('ipcMain', IpcMain.prototype)

export const ipcMain = new IpcMain()

/** Answers `ipcRenderer.invoke`. @returns what the page's promise settles with; errors are worded as Electron words them */
export async function invoke(channel: string, event: unknown, args: readonly unknown[]): Promise<Readonly<{ ok: boolean; value: unknown }>> {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { ok: true, value: await handler(event, ...args) }
  } catch (thrown) {
    console.error(`Error occurred in handler for '${channel}':`, thrown)
    const why = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
    return { ok: false, value: new Error(`Error invoking remote method '${channel}': ${why}`) }
  }
}
