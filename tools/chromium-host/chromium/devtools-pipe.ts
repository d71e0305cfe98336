import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Commands, Events } from './protocol.ts'

/** One conversation with Chromium: with the browser itself, or with one page of it. */
export type DevtoolsSession = Readonly<{
  send: <C extends keyof Commands>(method: C, params: Commands[C]['params']) => Promise<Commands[C]['result']>
  on: <E extends keyof Events>(event: E, listener: (params: Events[E]) => void) => void
  onDetached: (listener: () => void) => void
}>

export type DevtoolsPipe = Readonly<{
  browser: DevtoolsSession
  /** The session of a target that Chromium told us it attached. */
  session: (sessionId: string) => DevtoolsSession
}>

/** What JSON.parse gives: protocol.ts promises its shape, and this file is the one place where that promise is taken. */
type Json = ReturnType<typeof JSON.parse>
type Incoming = Readonly<{ id?: number; method?: string; params?: Json; sessionId?: string; result?: Json; error?: { message: string } }>
type Waiting = Readonly<{ method: string; resolve: (result: Json) => void; reject: (error: Error) => void }>

/** Speaks the DevTools protocol over `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte. */
export function openDevtoolsPipe(toChromium: Writable, fromChromium: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>()
  const emitters = new Map<string, EventEmitter>()
  let lastId = 0
  let ended = false

  const emitterOf = (sessionId: string): EventEmitter => {
    const known = emitters.get(sessionId)
    if (known) return known
    const emitter = new EventEmitter().setMaxListeners(0)
    emitters.set(sessionId, emitter)
    return emitter
  }

  const send = (method: string, params: unknown, sessionId: string): Promise<Json> => {
    if (ended) return Promise.reject(new Error(`${method}: Chromium has ended`))
    const id = (lastId += 1)
    toChromium.write(`${JSON.stringify({ id, method, params, ...(sessionId === BROWSER ? {} : { sessionId }) })}\0`)
    return new Promise((resolve, reject) => waiting.set(id, { method, resolve, reject }))
  }

  const receive = (message: Incoming): void => {
    if (message.id !== undefined) {
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
      else call?.resolve(message.result)
    } else if (message.method !== undefined) {
      emitterOf(message.sessionId ?? BROWSER).emit(message.method, message.params)
    }
  }

  const end = (): void => {
    if (ended) return
    ended = true
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: Chromium has ended`))
    waiting.clear()
    for (const emitter of emitters.values()) emitter.emit(DETACHED)
  }

  readMessages(fromChromium, receive)
  fromChromium.on('close', end)
  toChromium.on('error', end)

  const session = (sessionId: string): DevtoolsSession => {
    const emitter = emitterOf(sessionId)
    return {
      send: (method, params) => send(method, params, sessionId),
      on: (event, listener) => void emitter.on(event, listener),
      onDetached: listener => void emitter.on(DETACHED, listener),
    }
  }
  const browser = session(BROWSER)
  browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    emitters.get(sessionId)?.emit(DETACHED)
    emitters.delete(sessionId)
  })
  return { browser, session }
}

const BROWSER = ''
const DETACHED = 'detached'

function readMessages(stream: Readable, receive: (message: Incoming) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      pieces.push(chunk.subarray(from, at))
      const message: Incoming = JSON.parse(Buffer.concat(pieces).toString())
      pieces = []
      from = at + 1
      receive(message)
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from))
  })
}
