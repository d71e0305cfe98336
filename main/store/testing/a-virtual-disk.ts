import type { Disk, DiskFile } from '#main/store/disk.ts'

/** A disk in memory. What one life of the app sees of it ends with that life. */
export type VirtualDisk = Readonly<{
  /**
   * @param isOver a dead app moves no byte any more, whatever it goes on to ask for
   * @param onSync told after each file that is safe on the disk. May throw, as a plug that is pulled does
   */
  seenBy(isOver: () => boolean, onSync: () => void): Disk
  /** All of it is gone, but for the empty files that a new folder has. */
  wipe(): void
}>

type File = { readonly identity: string; bytes: Uint8Array; length: number }

export function aVirtualDisk(): VirtualDisk {
  const files = new Map<string, File>()
  let made = 0

  const make = (path: string, room: number): File => {
    made += 1
    const file = { identity: String(made), bytes: new Uint8Array(room), length: 0 }
    files.set(path, file)
    return file
  }

  function opened(file: File, isOver: () => boolean, onSync: () => void): DiskFile {
    return {
      append(more) {
        if (isOver()) return
        if (file.length + more.length > file.bytes.length) {
          const wider = new Uint8Array(2 * (file.length + more.length))
          wider.set(file.bytes.subarray(0, file.length))
          file.bytes = wider
        }
        file.bytes.set(more, file.length)
        file.length += more.length
      },
      sync: () => void (isOver() || onSync()),
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
        files.set(to, file)
        files.delete(from)
      },
      remove: path => void (isOver() || files.delete(path)),
      syncFolder: () => {},
      freeBytes: () => 0,
      identity: path => files.get(path)?.identity ?? null,
    }),
    wipe() {
      files.clear()
      // The ballast is there, so that nobody makes one anew for each story.
      for (const path of ['/outbox.db', '/outbox.ballast']) make(path, 0)
    },
  }
  disk.wipe()
  return disk
}
