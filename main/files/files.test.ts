import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { FileId } from '#app/domain/attachment.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { aLog } from '#main/testing/builders.ts'
import { createFiles } from './files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

function someFiles() {
  const parent = mkdtempSync(join(tmpdir(), 'tributary-files-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'files')
  const needed = new Set<FileId>()
  const files = createFiles({ folder, inUse: async () => needed, log: aLog() })
  const claim = async (fileId: FileId): Promise<Result<FileId>> => {
    needed.add(fileId)
    return ok(fileId)
  }
  const keep = async (text: string): Promise<FileId> => {
    const kept = await files.keep(bytes(text), claim)
    if (!kept.ok) throw new Error(kept.failure.kind)
    return kept.value
  }
  return { folder, files, needed, claim, keep, names: () => readdirSync(folder) }
}

test('bytes are kept under their digest, and nothing else lies beside them', async () => {
  const { keep, files, names } = someFiles()

  const fileId = await keep('hello')

  expect(fileId).toBe(HELLO)
  expect(names()).toEqual([HELLO])
  expect(await files.read(fileId)).toMatchObject({ ok: true, value: Buffer.from('hello') })
})

test('the same bytes twice are one file', async () => {
  const { keep, names } = someFiles()

  expect([await keep('hello'), await keep('hello')]).toEqual([HELLO, HELLO])
  expect(names()).toHaveLength(1)
})

test('what was cut short by a crash is written again, and what a crash left behind goes', async () => {
  const { keep, folder, files, names } = someFiles()
  const fileId = await keep('hello')
  writeFileSync(join(folder, fileId), 'hel')
  writeFileSync(join(folder, `${fileId}.part`), 'h')

  await keep('hello')
  await files.tidy()

  expect(readFileSync(join(folder, fileId), 'utf8')).toBe('hello')
  expect(names()).toEqual([HELLO])
})

test('bytes that are gone, or are not what they were, are lost and not sent', async () => {
  const { keep, folder, files } = someFiles()
  const [gone, changed] = [await keep('gone'), await keep('changed')]
  rmSync(join(folder, gone))
  writeFileSync(join(folder, changed), 'another')

  const lost = { ok: false, failure: { kind: 'declined', cause: 'bytesLost' } }
  expect([await files.read(gone), await files.read(changed)]).toEqual([lost, lost])
})

test('a disk that refuses is a failure with its reason, and not a bug', async () => {
  const { folder, files, claim } = someFiles()
  mkdirSync(join(folder, `${HELLO}.part`), { recursive: true })

  expect(await files.keep(bytes('hello'), claim)).toMatchObject({ ok: false, failure: { kind: 'diskRefused', code: 'EISDIR' } })
})

test('what nobody needs any more is tidied away, and what somebody needs stays', async () => {
  const { keep, files, needed, names } = someFiles()
  const [hello, other] = [await keep('hello'), await keep('other')]
  needed.delete(other)

  await files.tidy()

  expect(names()).toEqual([hello])
})

test('tidying between the bytes and their claim takes nothing', async () => {
  const { files, folder, claim, names } = someFiles()
  const tidied: Promise<void>[] = []

  const kept = await files.keep(bytes('hello'), async fileId => {
    tidied.push(files.tidy())
    // Longer than tidying takes, if it did not wait for its turn.
    for (let times = 0; times < 50; times += 1) await readdir(folder)
    return claim(fileId)
  })
  await Promise.all(tidied)

  expect(kept).toEqual(ok(HELLO))
  expect(names()).toEqual([HELLO])
})

test('bytes whose claim fails are nobody’s', async () => {
  const { files, names } = someFiles()

  const kept = await files.keep(bytes('hello'), async () => fail({ kind: 'diskFull' }))
  await files.tidy()

  expect(kept).toEqual(fail({ kind: 'diskFull' }))
  expect(names()).toEqual([])
})

test('where nobody can tell what is needed, everything stays', async () => {
  const { folder, keep, names } = someFiles()
  const hello = await keep('hello')

  await createFiles({ folder, inUse: async () => null, log: aLog() }).tidy()

  expect(names()).toEqual([hello])
})

test('there is nothing to tidy before anything was kept', async () => {
  await expect(someFiles().files.tidy()).resolves.toBeUndefined()
})

test('tidying that goes wrong is told in the log, and is in nobody’s way', async () => {
  const { folder, keep, names } = someFiles()
  const hello = await keep('hello')
  const log = aLog()
  const files = createFiles({ folder, inUse: () => Promise.reject(new Error('no such table')), log })

  await files.tidy()

  expect(log.lines).toMatchObject([{ level: 'bug', what: 'tidying files' }])
  expect(names()).toEqual([hello])
  expect((await files.keep(bytes('other'), async fileId => ok(fileId))).ok).toBe(true)
})
