import type { createCodec } from './codec.ts'
import type { originOf, toAppUrl } from '#tools/chromium-host/scheme-urls.ts'
import type { bridgeWorlds } from './world-bridge.ts'

export type IsolatedWorld = Readonly<{
  secret: string
  /** The binding by which this world calls main; Chromium shows it in no other world. */
  binding: string
  /** The global by which main calls this world. */
  receiver: string
  process: Readonly<Record<string, unknown>>
  /** The end of the names under which Chromium knows the app's schemes. */
  hostSuffix: string
}>

/** A CommonJS file, as Node wraps one; `process` is what a sandboxed preload sees of it, `location` is in the app's words. */
export type Preload = (...given: [require: (name: string) => unknown, module: { exports: unknown }, exports: unknown, process: unknown, location: unknown]) => void

export type WorldParts = Readonly<{ createCodec: typeof createCodec; bridgeWorlds: typeof bridgeWorlds; toAppUrl: typeof toAppUrl; originOf: typeof originOf }>

/**
 * The renderer half of `electron`, as a sandboxed preload sees it, and the preload itself.
 * Sent into the page's isolated world as source: it may use nothing from outside itself.
 */
export function runPreload(world: IsolatedWorld, parts: WorldParts, preload: Preload): void {
  type Listener = (event: object, ...args: unknown[]) => void
  if (window !== window.top) return
  const codec = parts.createCodec()
  const bridge = parts.bridgeWorlds(world.secret, 'preload')
  const callMain: unknown = Reflect.get(globalThis, world.binding)

  const post = (message: readonly unknown[]): void => {
    if (typeof callMain === 'function') callMain(codec.encode(message))
  }
  const notPart = (name: string): Error => new Error(`not part of the Chromium host: electron.${name}`)
  const only = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, key, receiver): unknown {
        if (typeof key === 'symbol' || key in target || key === 'then') return Reflect.get(target, key, receiver)
        throw notPart(`${name}${key}`)
      },
    })

  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const listeners = new Map<string, { call: Listener; once: boolean }[]>()
  let lastId = 0
  const listenersOf = (channel: string) => listeners.get(channel) ?? []
  const listen = (channel: string, call: Listener, once: boolean): void => void listeners.set(channel, [...listenersOf(channel), { call, once }])
  const unlisten = (channel: string, call: Listener): void => {
    const at = listenersOf(channel).findLastIndex(listener => listener.call === call)
    listeners.set(channel, listenersOf(channel).filter((_, index) => index !== at))
  }

  const ipcRenderer = only('ipcRenderer.', {
    send: (channel: string, ...args: unknown[]) => post(['send', channel, args]),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1)
        post(['invoke', channel, args, id])
        waiting.set(id, { resolve, reject })
      }),
    on: (channel: string, call: Listener) => (listen(channel, call, false), ipcRenderer),
    once: (channel: string, call: Listener) => (listen(channel, call, true), ipcRenderer),
    off: (channel: string, call: Listener) => (unlisten(channel, call), ipcRenderer),
    removeListener: (channel: string, call: Listener) => (unlisten(channel, call), ipcRenderer),
    removeAllListeners: (channel: string) => (listeners.delete(channel), ipcRenderer),
  })
  const contextBridge = only('contextBridge.', { exposeInMainWorld: bridge.expose })

  Object.defineProperty(globalThis, world.receiver, {
    value(text: string): void {
      const message = codec.decode(text)
      if (!Array.isArray(message)) return
      const [kind, ...rest]: unknown[] = message
      if (kind === 'reply') settle(rest)
      else deliver(rest)
    },
  })
  const settle = ([id, ok, value]: unknown[]): void => {
    const call = waiting.get(Number(id))
    waiting.delete(Number(id))
    if (ok === true) call?.resolve(value)
    else call?.reject(value)
  }
  const deliver = ([channel, args]: unknown[]): void => {
    for (const { call, once } of listenersOf(String(channel))) {
      if (once) unlisten(String(channel), call)
      call({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(args) ? args : []))
    }
  }

  // A blob is no request that main could hold back, and other schemes Chromium hands to the desktop, or asks the person in
  // a dialog that blocks the page. So main is asked whether the page may go there.
  window.navigation.addEventListener('navigate', event => {
    const { url } = event.destination
    // A blob that is to be kept goes nowhere: Chromium makes a download of it, and main hears of that.
    if (event.downloadRequest !== null && url.startsWith('blob:')) return
    if (/^(https?|data|about|javascript):/.test(url)) return
    event.preventDefault()
    post(['leave', url])
  })
  window.addEventListener('resize', () => post(['resized', innerWidth, innerHeight]))

  const electron = only('', { ipcRenderer, contextBridge })
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name} (the Chromium host gives a preload nothing but 'electron')`)
  }
  const module = { exports: {} }
  const href = parts.toAppUrl(window.location.href, world.hostSuffix)
  const location = only('location.', { href, origin: parts.originOf(href) })
  try {
    preload(require, module, module.exports, world.process, location)
  } catch (thrown) {
    console.error('Unable to load preload script:', thrown)
    post(['preload-error', thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)])
  }
}
