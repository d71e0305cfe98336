import { SECOND_MS } from '#app/domain/time.ts'
import type { Failure } from '#app/failure.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { CrispKey } from '#main/providers/crisp/credential.ts'
import type { Room } from '#main/providers/crisp/room.ts'
import { readRecord } from '#main/providers/crisp/wire/records.ts'
import { CrispEndpoints } from '#main/providers/crisp/wire/website.ts'
import type { Reach } from '#main/providers/http/reach.ts'
import type { LiveConnection, ProviderSignal } from '#main/providers/provider.ts'
import type { AddressDesk } from './address-desk.ts'
import { waitAfterRefusalMs, waitBeforeReconnectMs } from './backoff.ts'
import { ADDRESS_EVENT, BOUND_EVENTS, USER_EVENTS, type BoundEvent } from './bound-events.ts'
import { relaysOf } from './relay.ts'
import { runSocket, type SocketEnd } from './socket.ts'
import { toSignal } from './to-signal.ts'

type WatchNeeds = Readonly<{ room: Room; key: CrispKey; websiteId: string; reaches: Reach; random: () => number; addresses: AddressDesk }>
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

/** A connection that held this long was a good one: the next failure is the first again. */
const STEADY_AFTER_MS = 30 * SECOND_MS

async function keepConnected(needs: WatchNeeds, listener: Listener, signal: AbortSignal): Promise<void> {
  const { clock } = needs.room
  const seek = createDiscovery(needs, signal)
  let failures = 0
  while (!signal.aborted) {
    listener({ type: 'connection', state: 'connecting', failure: null })
    const urls = await seek.urls()
    const ending = urls.ok ? await connectOnce(needs, { url: urls.value[failures % urls.value.length], signal, listener }) : { failure: urls.failure, liveAt: null }
    if (signal.aborted) return
    if (ending.liveAt === null) seek.forget()
    else if (clock.now() - ending.liveAt >= STEADY_AFTER_MS) failures = 0
    failures += 1
    listener({ type: 'connection', state: 'down', failure: ending.failure })
    await clock.sleep(waitMs(ending.failure, { failures, random: needs.random, now: clock.now() }), signal)
  }
}

/** How a connection ended, and since when it had been live; null = it never was. */
type Ending = Readonly<{ failure: Failure; liveAt: number | null }>
type Attempt = Readonly<{ url: URL | undefined; signal: AbortSignal; listener: Listener }>

async function connectOnce(needs: WatchNeeds, { url, signal, listener }: Attempt): Promise<Ending> {
  const { room, key, websiteId, addresses } = needs
  if (url === undefined) return { failure: { kind: 'offline' }, liveAt: null }
  let liveAt: number | null = null
  const end = await runSocket({
    url,
    key,
    websiteId,
    events: eventsFor(key),
    clock: room.clock,
    signal,
    onLive: () => {
      liveAt = room.clock.now()
      addresses.setLive(!signal.aborted)
      if (!signal.aborted) listener({ type: 'connection', state: 'live', failure: null })
    },
    onHeartbeat: () => (signal.aborted ? undefined : listener({ type: 'heartbeat' })),
    onEvent: (event, data) => {
      if (event === ADDRESS_EVENT) return addresses.told(data)
      const told = signal.aborted || !isBound(event) ? null : toSignal(event, data, { accountId: room.accountId, websiteId })
      if (told !== null) listener(told)
    },
  })
  addresses.setLive(false)
  return { failure: failureOf(end, room), liveAt }
}

/** Asks where to connect once, and again only after that led nowhere: a relay that keeps dropping us must not cost requests. */
function createDiscovery(needs: WatchNeeds, signal: AbortSignal) {
  let known: Result<readonly URL[]> | null = null
  return {
    urls: async (): Promise<Result<readonly URL[]>> => {
      if (known === null || !known.ok) known = await discover(needs, signal)
      return known
    },
    forget: (): void => {
      known = null
    },
  }
}

/** Where to connect, best first. A host that this door does not lead to, or that is not of the service, is left out, whoever named it. */
async function discover({ room, key, reaches }: WatchNeeds, signal: AbortSignal): Promise<Result<readonly URL[]>> {
  const { client } = room
  const data = key.tier === 'website'
    ? await client.atSite('GET', ['connect', 'endpoints'], { signal })
    : await client.ask('GET', [key.tier, 'connect', 'endpoints'], { signal })
  const endpoints = data.ok ? readRecord(CrispEndpoints, data.value) : data
  if (!endpoints.ok) return room.learn('realtime', endpoints)
  const named = endpoints.value.filter(text => URL.canParse(text)).map(text => new URL(text))
  const isTheirs = relaysOf(key.origin)
  const urls = named.filter(url => reaches(url) && isTheirs(url))
  if (urls.length > 0) return room.learn('realtime', ok(urls))
  const foreign = named.find(url => !isTheirs(url))
  const path = foreign === undefined ? 'data.socket.app' : `data.socket.app: ${foreign.host} is no host of ${key.origin.host}`
  return fail({ kind: 'unreadable', path, found: 'malformed' })
}

function eventsFor(key: CrispKey): readonly string[] {
  return [...BOUND_EVENTS, ADDRESS_EVENT, ...(key.tier === 'user' ? USER_EVENTS : [])]
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
