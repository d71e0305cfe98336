import { fail, type Result } from '#app/result.ts'
import type { LiveConnection, ProviderSignal } from '#main/providers/provider.ts'
import type { Telling } from './apply-signal.ts'
import type { Pulse } from './schedule.ts'
import type { SyncNeeds } from './sync-needs.ts'

type ConnectionSignal = Extract<ProviderSignal, Readonly<{ type: 'connection' }>>

/**
 * The live events of one account. What comes in is applied one after the other, in the order in which it came. Events of a
 * time without a connection are never sent again, so after each break somebody has to compare.
 */
export type Stream = Readonly<{
  state(): Pulse['events']
  /** Connects once; does nothing where the service has no events. */
  connect(watch: Watch | null): void
  /** Whether events may have been missed since the last comparison that was confirmed. */
  isBroken(): boolean
  /** Begin a comparison; confirm it when it went well. It counts only if nothing broke meanwhile. */
  beginComparison(): Readonly<{ confirm(): void }>
  /** An event was lost on our side: it could not be stored. */
  lost(): void
  /** Ends the connection and waits for what is being applied. */
  close(): Promise<void>
}>

type Watch = (listener: (signal: ProviderSignal) => void) => LiveConnection

type StreamNeeds = Pick<SyncNeeds, 'log'> &
  Readonly<{
    /** The moment a signal comes in. */
    onHeard(signal: ProviderSignal): void
    apply(signal: Telling): Promise<Result<null>>
    /** After each signal that was applied, or was not. */
    onApplied(outcome: Result<null>): void
    onConnection(signal: ConnectionSignal): void
    /** The service is there, and had nothing to tell. */
    onHeartbeat(): void
  }>

export function createStream({ log, onHeard, apply, onApplied, onConnection, onHeartbeat }: StreamNeeds): Stream {
  let state: Pulse['events'] = 'none'
  let connection: LiveConnection | null = null
  let isClosed = false
  /** Counts breaks; `whole` is the count at the last confirmed comparison. */
  let breaks = 0
  let whole = -1
  let tail: Promise<void> = Promise.resolve()

  function hear(signal: ProviderSignal): void {
    if (isClosed) return
    onHeard(signal)
    if (signal.type === 'heartbeat') return onHeartbeat()
    if (signal.type !== 'connection') {
      tail = tail.then(() => applyOne(signal))
      return
    }
    state = signal.state
    breaks += 1
    onConnection(signal)
  }

  /** An edge: a bug in one signal must not stop the next. */
  async function applyOne(signal: Telling): Promise<void> {
    if (isClosed) return
    try {
      onApplied(await apply(signal))
    } catch (error) {
      onApplied(fail({ kind: 'bug', reference: log.bug(`sync: ${signal.type}`, error) }))
    }
  }

  return {
    state: () => state,
    connect(watch) {
      if (connection !== null || watch === null || isClosed) return
      state = 'connecting'
      connection = watch(hear)
    },
    isBroken: () => state !== 'live' || whole !== breaks,
    beginComparison() {
      const then = breaks
      return {
        confirm() {
          if (state === 'live' && then === breaks) whole = breaks
        },
      }
    },
    lost() {
      breaks += 1
    },
    async close() {
      isClosed = true
      connection?.close()
      await tail
    },
  }
}
