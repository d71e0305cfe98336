import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { CrispKey } from '#main/providers/crisp/credential.ts'
import type { Room } from '#main/providers/crisp/room.ts'
import { readRecord } from '#main/providers/crisp/wire/records.ts'
import { CrispEndpoints } from '#main/providers/crisp/wire/website.ts'
import type { Reach } from '#main/providers/http/reach.ts'
import type { LiveConnection, ProviderSignal } from '#main/providers/provider.ts'
import { waitAfterRefusalMs, waitBeforeReconnectMs } from './backoff.ts'
import { BOUND_EVENTS, USER_EVENTS, type BoundEvent } from './bound-events.ts'
import { runSocket, type SocketEnd } from './socket.ts'
import { toSignal } from './to-signal.ts'

export type WatchNeeds = Readonly<{ room: Room; key: CrispKey; websiteId: string; reaches: Reach; random: () => number }>
type Listener = (signal: ProviderSignal) => void

/**
 * Keeps one connection open until it is closed:
 *
 *     connecting ──► discover ──► open ──► authenticated = live
 *         ▲                │         │             │
 *         └──── wait ◄── down ◄──────┴─────────────┘      a refused key waits long, all else backs off
 *
 * Nothing is replayed after a gap: whoever listens asks again for what may have been missed when it hears `live`.
 */
export function watch(needs: WatchNeeds, listener: Listener): LiveConnection {
  const closed = new AbortController()
  void keepConnected(needs, listener, closed.signal)
  return { close: () => closed.abort() }
}

async function keepConnected(needs: WatchNeeds, listener: Listener, signal: AbortSignal): Promise<void> {
  const { room, random } = needs
  let failures = 0
  while (!signal.aborted) {
    listener({ type: 'connection', state: 'connecting', failure: null })
    const end = await connectOnce(needs, { failures, signal, listener, onLive: () => { failures = 0 } })
    if (signal.aborted) return
    failures += 1
    listener({ type: 'connection', state: 'down', failure: end })
    await room.clock.sleep(waitMs(end, { failures, random, now: room.clock.now() }), signal)
  }
}

type Attempt = Readonly<{ failures: number; signal: AbortSignal; listener: Listener; onLive: () => void }>

async function connectOnce(needs: WatchNeeds, { failures, signal, listener, onLive }: Attempt): Promise<Failure> {
  const { room, key, websiteId } = needs
  const urls = await discover(needs, signal)
  if (!urls.ok) return urls.failure
  const url = urls.value[failures % urls.value.length]
  if (url === undefined) return { kind: 'offline' }
  const end = await runSocket({
    url,
    key,
    websiteId,
    events: eventsFor(key),
    clock: room.clock,
    signal,
    onLive: () => {
      onLive()
      if (!signal.aborted) listener({ type: 'connection', state: 'live', failure: null })
    },
    onEvent: (event, data) => {
      const told = signal.aborted || !isBound(event) ? null : toSignal(event, data, { accountId: room.accountId, websiteId })
      if (told !== null) listener(told)
    },
  })
  return failureOf(end, room)
}

/** Where to connect, best first. A host that this door does not lead to is left out, whoever named it. */
async function discover({ room, key, reaches }: WatchNeeds, signal: AbortSignal): Promise<Result<readonly URL[]>> {
  const { client } = room
  const data = key.tier === 'website'
    ? await client.atSite('GET', ['connect', 'endpoints'], { signal })
    : await client.ask('GET', [key.tier, 'connect', 'endpoints'], { signal })
  const endpoints = data.ok ? readRecord(CrispEndpoints, data.value) : data
  if (!endpoints.ok) return room.learn('realtime', endpoints)
  const urls = endpoints.value.filter(text => URL.canParse(text)).map(text => new URL(text)).filter(reaches)
  return urls.length === 0 ? fail({ kind: 'unreadable', path: 'data.socket.app', found: 'malformed' }) : room.learn('realtime', ok(urls))
}

function eventsFor(key: CrispKey): readonly BoundEvent[] {
  return key.tier === 'user' ? [...BOUND_EVENTS, ...USER_EVENTS] : BOUND_EVENTS
}

const BOUND: ReadonlySet<string> = new Set<string>([...BOUND_EVENTS, ...USER_EVENTS])
const isBound = (event: string): event is BoundEvent => BOUND.has(event)

function failureOf(end: SocketEnd, room: Room): Failure {
  return end === 'refused' ? { kind: 'unauthorised', accountId: room.accountId } : { kind: 'offline' }
}

function waitMs(failure: Failure, { failures, random, now }: Readonly<{ failures: number; random: () => number; now: number }>): number {
  if (failure.kind === 'unauthorised' || failure.kind === 'forbidden') return waitAfterRefusalMs
  const backoff = waitBeforeReconnectMs(failures, random)
  return failure.kind === 'rateLimited' ? Math.max(backoff, failure.until - now) : backoff
}
