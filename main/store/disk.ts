/**
 * The part of a disk that the second copy and the ballast need, handed in so that a test can tear, fail and delay it.
 * Everything is synchronous, since it happens inside a transaction; everything throws what the system throws, by its code.
 */
export type Disk = Readonly<{
  /** The whole of a file; null when there is none. */
  read(path: string): Uint8Array | null
  /** For appending and cutting; made, for this person alone, when it is not there. */
  open(path: string): DiskFile
  /** Over what stands there, in one step. */
  rename(from: string, to: string): void
  /** What is not there need not be removed. */
  remove(path: string): void
  /** Makes new names in a folder survive a power cut, where a system needs that. */
  syncFolder(folder: string): void
  /** How many bytes there is room for. */
  freeBytes(folder: string): number
  /** Tells whether two looks at a path saw the same file; null when there is none. */
  identity(path: string): string | null
}>

export type DiskFile = Readonly<{
  /** At the end. When it throws, a part may have been written. */
  append(bytes: Uint8Array): void
  /** On the disk when it returns. */
  sync(): void
  length(): number
  cut(length: number): void
  close(): void
}>
