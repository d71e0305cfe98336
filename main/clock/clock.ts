import type { EpochMs } from '#app/domain/time.ts'

/** Time, handed in: nothing in quota, sync, outbox or a provider reads the machine's clock by itself. */
export type Clock = Readonly<{
  now(): EpochMs
  /** Milliseconds since some moment before: what no setting of the clock changes. It may stand still while the machine sleeps. */
  uptime(): number
  /** Waits `ms` milliseconds, or until the signal aborts. Never rejects: look at the signal afterwards. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}>
