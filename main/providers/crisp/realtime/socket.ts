import { io } from 'socket.io-client'
import { SECOND_MS } from '#app/domain/time.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { CrispKey } from '#main/providers/crisp/credential.ts'

/** How a connection ended: never opened, refused our key, or broke off after it was live. */
export type SocketEnd = 'unreachable' | 'refused' | 'broken'

type SocketNeeds = Readonly<{
  url: URL
  key: CrispKey
  websiteId: string
  events: readonly string[]
  clock: Clock
  signal: AbortSignal
  onLive: () => void
  /** The relay asks every half minute or so whether we are there. */
  onHeartbeat: () => void
  onEvent: (event: string, data: unknown) => void
}>

/** For the `ws` underneath, also of what swells when unpacked; engine.io hands it on, its types do not know it. More breaks the connection. */
const LIMITS = { maxPayload: 8 * 1024 * 1024 }
const AUTHENTICATE_WITHIN_MS = 15 * SECOND_MS

/** One connection, from opening to its end; never rejects. Whether to come back is the caller's business. */
export async function runSocket(needs: SocketNeeds): Promise<SocketEnd> {
  const { url, key, websiteId, events, clock, signal } = needs
  const socket = io(url.origin, { path: url.pathname, transports: ['websocket'], reconnection: false, forceNew: true, autoConnect: false, ...LIMITS })
  const over = new AbortController()
  let isLive = false

  const end = await new Promise<SocketEnd>(resolve => {
    socket.on('connect', () => {
      socket.emit('authentication', {
        tier: key.tier,
        username: key.identifier,
        password: key.key,
        events,
        rooms: [websiteId],
      })
    })
    socket.on('authenticated', () => {
      isLive = true
      needs.onLive()
    })
    socket.on('unauthorized', () => resolve('refused'))
    socket.on('connect_error', () => resolve('unreachable'))
    socket.on('disconnect', () => resolve(isLive ? 'broken' : 'unreachable'))
    for (const event of events) socket.on(event, (data: unknown) => needs.onEvent(event, data))
    socket.io.on('ping', () => (isLive ? needs.onHeartbeat() : undefined))
    signal.addEventListener('abort', () => resolve('broken'), { once: true, signal: over.signal })
    // A server that says nothing after the hand-shake must not hold us for ever.
    void clock.sleep(AUTHENTICATE_WITHIN_MS, over.signal).then(() => (isLive || over.signal.aborted ? undefined : resolve('unreachable')))
    socket.connect()
  })

  over.abort()
  socket.removeAllListeners()
  socket.io.off('ping')
  socket.disconnect()
  return end
}
