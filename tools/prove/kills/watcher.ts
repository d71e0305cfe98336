import { parentPort, workerData } from 'node:worker_threads'
import { assertNever } from '#app/assert-never.ts'
import { newestOf } from '#main/store/migrate.ts'
import { outboxMigrations } from '#main/store/migrations/outbox/outbox-migrations.ts'
import { isCopiedBeforeMigration, isLogAt, isMidCheckpoint } from './signs.ts'

// A thread beside a life. SQLite works in one go, and while it does the life itself cannot look at a clock: so somebody else
// watches the files for the sign that the moment has come, waits a little more, and kills the process with both in it.

/** What to look for: that a log is so long, or that something has begun. */
export type Sign = Readonly<{ isLogAt: number }> | 'checkpoint' | 'copiedBeforeMigration'
/** `afterMs`: how long after the sign. */
export type Watched = Readonly<{ folder: string; sign: Sign; afterMs: number }>

const GIVES_UP_AFTER_MS = 5_000

const { folder, sign, afterMs }: Watched = workerData
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, and no window
parentPort?.postMessage('looking')
const untilMs = performance.now() + GIVES_UP_AFTER_MS
while (!isSeen() && performance.now() < untilMs);
if (isSeen()) {
  const atMs = performance.now() + afterMs
  while (performance.now() < atMs);
  process.kill(process.pid, 'SIGKILL')
}

function isSeen(): boolean {
  if (typeof sign === 'object') return isLogAt(folder, sign.isLogAt)
  switch (sign) {
    case 'checkpoint':
      return isMidCheckpoint(folder)
    case 'copiedBeforeMigration':
      return isCopiedBeforeMigration(folder, newestOf(outboxMigrations))
    default:
      return assertNever(sign)
  }
}
