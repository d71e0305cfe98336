import type { MortalLife } from '#main/outbox/testing/a-mortal-life.ts'
import type { Disk } from '#main/store/disk.ts'
import { systemDisk } from '#main/store/system-disk.ts'

/** What is dead does not write: it has a moment left, at most, until it is gone. */
function pass(life: MortalLife | null, point: 'insideIntent' | 'betweenCopies'): void {
  if (life?.isOver() === true) process.kill(process.pid, 'SIGKILL')
  life?.passInside(point)
}

/**
 * The machine's disk, on which a life dies between the statements of a transaction and its frame, and between its frame and its commit.
 * @param life null: it has not begun
 */
export function dyingDisk(life: () => MortalLife | null): Disk {
  return {
    ...systemDisk,
    open(path) {
      const file = systemDisk.open(path)
      return {
        ...file,
        append(bytes) {
          pass(life(), 'insideIntent')
          file.append(bytes)
        },
        sync() {
          file.sync()
          pass(life(), 'betweenCopies')
        },
      }
    },
  }
}
