import type { EpochMs } from '#app/domain/time.ts'

/** Time, handed in: nothing in quota, sync, outbox or a provider reads the machine's clock by itself. */
export type Clock = Readonly<{
  now(): EpochMs
  /** Waits `ms` milliseconds, or until the signal aborts. Never rejects: look at the signal afterwards. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}>
