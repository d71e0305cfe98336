import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { runAfter } from './clock.ts'
import type { CausedEvent } from './event-hub.ts'
import { EVENTS } from './event-table.ts'
import type { Parts } from './parts.ts'
import { findToken, holdsScope, type Token } from './token.ts'

const AUTHENTICATE_WITHIN_MS = 10_000

const Authentication = z.object({
  tier: z.string(),
  username: z.string(),
  password: z.string(),
  events: z.array(z.string()).default([]),
  rooms: z.array(z.string()).optional(),
  inboxes: z.array(z.string()).optional(),
})
const EventList = z.object({ events: z.array(z.string()) })

type Listener = {
  readonly socket: Socket
  readonly token: Token
  readonly rooms: readonly string[] | null
  readonly inboxes: readonly string[] | null
  readonly events: Set<string>
  /** The workspaces of the token when it was bound: new ones are heard of only after `socket:bind`. */
  websiteIds: ReadonlySet<string>
}

export type SocketSide = Readonly<{
  /** How many sockets are authenticated. */
  connected: () => number
  /** Resolves when exactly so many are. */
  untilConnected: (count: number) => Promise<void>
  /** Cuts every connection, as a restart of the relay does. Clients are free to come back. */
  dropAll: () => void
  close: () => void
}>

/** The realtime side on an existing HTTP server: Socket.IO over WebSocket only, both protocol generations, no replay. */
export function attachSocketServer(http: HttpServer, parts: Parts, { path, pingEveryMs }: Readonly<{ path: string; pingEveryMs: number }>): SocketSide {
  const server = new Server(http, {
    path, transports: ['websocket'], allowEIO3: true, serveClient: false, pingInterval: pingEveryMs,
    allowRequest: (_request, answer) => answer(null, !parts.behaviour.isUnreachable),
  })
  const listeners = new Map<string, Listener>()
  const watchers = new Set<() => void>()
  let waiting: CausedEvent | null = null

  const notice = (): void => {
    for (const watcher of watchers) watcher()
  }

  server.on('connection', socket => {
    const cancel = runAfter(parts.clock, AUTHENTICATE_WITHIN_MS, () => socket.disconnect(true))
    socket.on('disconnect', () => {
      cancel()
      listeners.delete(socket.id)
      notice()
    })
    socket.on('authentication', (claim: unknown) => {
      const listener = authenticate(parts, socket, claim)
      if (listener === null) {
        socket.emit('unauthorized', { message: 'invalid_session' })
        socket.disconnect(true)
        return
      }
      cancel()
      listeners.set(socket.id, listener)
      socket.emit('authenticated', true)
      notice()
    })
    socket.on('socket:bind', (_change: unknown, done: unknown) => {
      const listener = listeners.get(socket.id)
      const token = listener && parts.tokens.get(listener.token.identifier)
      if (listener !== undefined && token !== undefined) listener.websiteIds = token.websiteIds
      acknowledge(done)
    })
    socket.on('socket:bind:push', (change: unknown, done: unknown) => {
      for (const name of namesIn(change)) listeners.get(socket.id)?.events.add(name)
      acknowledge(done)
    })
    socket.on('socket:bind:pop', (change: unknown, done: unknown) => {
      for (const name of namesIn(change)) listeners.get(socket.id)?.events.delete(name)
      acknowledge(done)
    })
  })

  const deliver = (event: CausedEvent): void => {
    for (const listener of listeners.values()) {
      if (hears(parts, listener, event)) listener.socket.emit(event.name, event.data)
    }
  }

  parts.hub.subscribe(event => {
    const { muteEvents, reorderEvents, duplicateEvents } = parts.behaviour
    if (muteEvents) return
    if (reorderEvents && waiting === null) {
      waiting = event
      return
    }
    const earlier = waiting
    waiting = null
    deliver(event)
    if (duplicateEvents) deliver(event)
    if (earlier !== null) deliver(earlier)
  })

  return {
    connected: () => listeners.size,
    untilConnected: count =>
      new Promise(resolve => {
        const watcher = (): void => {
          if (listeners.size !== count) return
          watchers.delete(watcher)
          resolve()
        }
        watchers.add(watcher)
        watcher()
      }),
    dropAll: () => {
      for (const socket of server.sockets.sockets.values()) socket.conn.close()
    },
    close: () => {
      server.disconnectSockets(true)
      server.engine.close()
    },
  }
}

function authenticate(parts: Parts, socket: Socket, claim: unknown): Listener | null {
  const read = Authentication.safeParse(claim)
  if (!read.success || parts.behaviour.refuseSockets) return null
  const { tier, username, password, events, rooms, inboxes } = read.data
  const token = findToken(parts.tokens, { tier, identifier: username, key: password }, parts.clock.now())
  if (token === null) return null
  return { socket, token, rooms: rooms ?? null, inboxes: inboxes ?? null, events: new Set(events), websiteIds: token.websiteIds }
}

function hears(parts: Parts, listener: Listener, event: CausedEvent): boolean {
  const { scope, tiers }: Readonly<{ scope: string | null; tiers: readonly string[] }> = EVENTS[event.name]
  if (!listener.events.has(event.name) || !tiers.includes(listener.token.tier) || !holdsScope(listener.token, scope)) return false
  if (event.causedBy === listener.token.identifier && !parts.behaviour.echoOwnEvents) return false
  if (event.websiteId === null) return event.data['identifier'] === listener.token.identifier
  if (!listener.websiteIds.has(event.websiteId)) return false
  if (listener.rooms !== null && !listener.rooms.includes(event.websiteId)) return false
  const inboxId = event.data['inbox_id']
  return listener.inboxes === null || typeof inboxId !== 'string' || listener.inboxes.includes(inboxId)
}

/** For tests that have to know when a change of bindings has arrived; clients do not ask for it. */
function acknowledge(done: unknown): void {
  if (typeof done === 'function') done()
}

function namesIn(change: unknown): readonly string[] {
  const read = EventList.safeParse(change)
  return read.success ? read.data.events : []
}
