import type { Disk, DiskFile } from '#main/store/disk.ts'

/** A disk in memory. What one life of the app sees of it ends with that life. */
export type VirtualDisk = Readonly<{
  /**
   * @param isOver a dead app moves no byte any more, whatever it goes on to ask for
   * @param onSync told in the middle of making a file, or the names in a folder, safe. May throw, as a plug that is pulled does: nobody knows then how much of it is safe
   */
  seenBy(isOver: () => boolean, onSync: () => void): Disk
  /**
   * The machine goes dark, and what no sync had made safe is lost from some byte, and from some change of names, of chance on:
   * what was appended to a file since its last sync, what was cut off it since then and is there again, and what was
   * renamed, removed or made since the last sync of the folder. Whoever had files open has to be dead by then.
   */
  cutPower(random: () => number): void
  /** All of it is gone, but for the empty files that a new folder has. */
  wipe(): void
}>

/** `bytes` beyond `length` are those that were cut off; `synced`: how much of it was safe last. */
type File = { readonly identity: string; bytes: Uint8Array; length: number; synced: number }
type NameChange = (names: Map<string, File>) => void

export function aVirtualDisk(): VirtualDisk {
  let files = new Map<string, File>()
  /** The names as they are safe, and what was done to them since. */
  let safeNames = new Map<string, File>()
  let changes: NameChange[] = []
  let made = 0

  const change = (does: NameChange) => {
    does(files)
    changes.push(does)
  }

  const make = (path: string, room: number): File => {
    made += 1
    const file = { identity: String(made), bytes: new Uint8Array(room), length: 0, synced: 0 }
    change(names => void names.set(path, file))
    return file
  }

  function makeNamesSafe(): void {
    safeNames = new Map(files)
    changes = []
  }

  function opened(file: File, isOver: () => boolean, onSync: () => void): DiskFile {
    return {
      append(more) {
        if (isOver()) return
        if (file.length + more.length > file.bytes.length) {
          const wider = new Uint8Array(2 * (file.length + more.length))
          wider.set(file.bytes)
          file.bytes = wider
        }
        file.bytes.set(more, file.length)
        file.length += more.length
      },
      sync() {
        if (isOver()) return
        onSync()
        file.synced = file.length
      },
      length: () => file.length,
      cut: length => void (isOver() || (file.length = Math.min(file.length, length))),
      close: () => {},
    }
  }

  const disk: VirtualDisk = {
    seenBy: (isOver, onSync) => ({
      read(path) {
        const file = files.get(path)
        return file === undefined ? null : file.bytes.slice(0, file.length)
      },
      open: path => opened(files.get(path) ?? make(path, 4_096), isOver, onSync),
      rename(from, to) {
        const file = files.get(from)
        if (isOver() || file === undefined) return
        change(names => {
          names.set(to, file)
          names.delete(from)
        })
      },
      remove: path => void (isOver() || (files.has(path) && change(names => void names.delete(path)))),
      syncFolder() {
        if (isOver()) return
        onSync()
        makeNamesSafe()
      },
      freeBytes: () => 0,
      identity: path => files.get(path)?.identity ?? null,
    }),
    cutPower(random) {
      const upTo = (most: number) => Math.floor(random() * (most + 1))
      for (const does of changes.slice(0, upTo(changes.length))) does(safeNames)
      files = safeNames
      for (const file of files.values()) {
        file.length = file.length < file.synced && random() < 0.5 ? file.synced : Math.min(file.length, file.synced + upTo(Math.max(0, file.length - file.synced)))
        file.synced = file.length
      }
      makeNamesSafe()
    },
    wipe() {
      files.clear()
      // The ballast is there, so that nobody makes one anew for each story.
      for (const path of ['/outbox.db', '/outbox.ballast']) make(path, 0)
      makeNamesSafe()
    },
  }
  disk.wipe()
  return disk
}
