import type { Log } from '#main/log/log.ts'
import { aReusableStore, OUTBOX_FILE, type ReusableStore } from '#main/store/testing/a-reusable-store.ts'
import { aVirtualDisk, type VirtualDisk } from '#main/store/testing/a-virtual-disk.ts'

/** What the app runs on, used for one story after the other. */
export type Machine = Readonly<{
  store: ReusableStore
  disk: VirtualDisk
  log: Log
  /** `outbox.db` is gone, and whoever had it open has to be dead by then. */
  loseFile(): void
  /** What went wrong with us since the last call. */
  takeBugs(): readonly string[]
}>

/** Remembers bugs and nothing else: a log of a million stories would fill the memory. */
export function aMachine(): Machine {
  let bugs: string[] = []
  const log: Log = {
    info: () => {}, warn: () => {},
    bug(what, error) {
      bugs.push(`${what}: ${String(error)}`)
      return `bug-${bugs.length}`
    },
  }
  const store = aReusableStore(log)
  const disk = aVirtualDisk()
  return {
    store, disk, log,
    loseFile() {
      store.loseFile()
      const seen = disk.seenBy(() => false, () => {})
      seen.remove(OUTBOX_FILE)
      seen.open(OUTBOX_FILE)
      seen.syncFolder('/')
    },
    takeBugs() {
      const taken = bugs
      bugs = []
      return taken
    },
  }
}
