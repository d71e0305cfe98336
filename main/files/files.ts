import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { FileId } from '#app/domain/attachment.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Log } from '#main/log/log.ts'
import { systemFailure } from '#main/system-trouble.ts'

export type FilesNeeds = Readonly<{
  /** Where they lie; made when the first is kept. */
  folder: string
  /** Whose bytes are still needed, as of now; null = that cannot be told, so that all may be. */
  inUse: () => Promise<ReadonlySet<FileId> | null>
  log: Pick<Log, 'bug'>
}>

/**
 * The bytes of files that are on their way, each under the digest of what is in it. They are on disk when `keep` answers, and
 * go when nobody needs them any more.
 */
export type Files = Readonly<{
  /** `claim` writes down who needs them, before anybody could tidy them away. Fails with `diskFull` or `diskRefused`, or as `claim` does. */
  keep<T>(content: Uint8Array, claim: (fileId: FileId) => Promise<Result<T>>): Promise<Result<T>>
  /** Fails with `declined` (`bytesLost`) where they are not there, or are not what they were. */
  read(fileId: FileId): Promise<Result<Uint8Array>>
  /** Takes away what nobody needs. Never throws: what is left behind harms nobody, and goes the next time. */
  tidy(): Promise<void>
}>

export function createFiles({ folder, inUse, log }: FilesNeeds): Files {
  const pathOf = (fileId: FileId) => join(folder, fileId)
  /** One after the other, so that nothing is tidied away between its bytes and its claim. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function put(fileId: FileId, content: Uint8Array): Promise<Result<null>> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if (await isWhole(pathOf(fileId), fileId)) return ok(null)
      await writeWhole(`${pathOf(fileId)}.part`, content)
      await rename(`${pathOf(fileId)}.part`, pathOf(fileId))
      await syncFolder(folder)
      return ok(null)
    } catch (error) {
      const failure = systemFailure(error)
      if (failure === null) throw error
      return fail(failure)
    }
  }

  async function takeAway(): Promise<void> {
    const needed = await inUse()
    if (needed === null) return
    const names = await readdir(folder).catch(() => [])
    for (const name of names) if (!needed.has(FileId.safeParse(name).data ?? NOBODY)) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }

  return {
    keep: (content, claim) =>
      inTurn(async () => {
        const fileId = digestOf(content)
        const stored = await put(fileId, content)
        return stored.ok ? claim(fileId) : stored
      }),
    async read(fileId) {
      const content = await readFile(pathOf(fileId)).catch(() => null)
      return content === null || digestOf(content) !== fileId ? fail({ kind: 'declined', cause: 'bytesLost' }) : ok(content)
    },
    tidy: () => inTurn(takeAway).catch((error: unknown) => void log.bug('tidying files', error)),
  }
}

/** The digest of nothing that anybody keeps. */
const NOBODY = FileId.parse('0'.repeat(64))

const digestOf = (content: Uint8Array): FileId => FileId.parse(createHash('sha256').update(content).digest('hex'))

async function isWhole(path: string, fileId: FileId): Promise<boolean> {
  const known = await stat(path).catch(() => null)
  return known !== null && digestOf(await readFile(path)) === fileId
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  await using(await open(path, 'w', 0o600), async file => {
    await file.writeFile(content)
    await file.sync()
  })
}

/** The name of a file is on disk when its folder is. Windows knows no such thing and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null)
  if (opened !== null) await using(opened, file => file.sync().catch(() => undefined))
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file)
  } finally {
    await file.close()
  }
}
