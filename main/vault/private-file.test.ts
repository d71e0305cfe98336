import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPrivateFile, setAside, sweepUnfinished, writePrivateFile } from './private-file.ts'
import { mountSmallDisk } from './testing/small-disk.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a private file', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-file-'))
    path = join(folder, 'inner', 'file')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is null while it is not there', async () => {
    expect(await readPrivateFile(path)).toEqual({ ok: true, value: null })
  })

  test('is a failure, not null, when it is there and cannot be read', async () => {
    expect(await readPrivateFile(folder)).toEqual({ ok: false, failure: { kind: 'vaultUnavailable', cause: 'missing' } })
  })

  test('holds what was written last, and leaves nothing beside it', async () => {
    await writePrivateFile(path, bytes('a longer text'))
    await writePrivateFile(path, bytes('short'))

    expect(await readFile(path, 'utf8')).toBe('short')
    expect(await readdir(join(folder, 'inner'))).toEqual(['file'])
  })

  test.skipIf(process.platform === 'win32')('is readable for its owner alone, and so is its folder', async () => {
    await writePrivateFile(path, bytes('text'))

    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'inner'))).mode & 0o777).toBe(0o700)
  })

  test('does not take over the rights of what a crash left beside it', async () => {
    await writePrivateFile(path, bytes('old'))
    await writeFile(`${path}.new`, 'half')
    await chmod(`${path}.new`, 0o666)

    await writePrivateFile(path, bytes('new'))

    expect(await readFile(path, 'utf8')).toBe('new')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('keeps its old content when it cannot be written', async () => {
    const taken = join(folder, 'taken')
    await writePrivateFile(taken, bytes('old'))

    const written = await writePrivateFile(join(taken, 'below a file'), bytes('new'))

    expect(written.ok).toBe(false)
    expect(await readFile(taken, 'utf8')).toBe('old')
  })

  test('says that the disk is full, keeps its old content, and leaves nothing half written', async context => {
    const disk = await mountSmallDisk()
    if (!disk) {
      context.skip('SKIPPED: no right to mount a small disk')
      return
    }
    try {
      const onDisk = join(disk.folder, 'file')
      await writePrivateFile(onDisk, bytes('old'))

      const written = await writePrivateFile(onDisk, new Uint8Array(100_000))

      expect(written).toEqual({ ok: false, failure: { kind: 'diskFull' } })
      expect(await readFile(onDisk, 'utf8')).toBe('old')
      expect(await readdir(disk.folder)).toEqual(['file'])
    } finally {
      await disk.close()
    }
  })

  test('is set aside under a name of its own each time, with its bytes as they were', async () => {
    for (const text of ['first', 'second']) {
      await writePrivateFile(path, bytes(text))
      await setAside(path, 'damaged')
    }

    const names = await readdir(join(folder, 'inner'))
    const texts = await Promise.all(names.map(name => readFile(join(folder, 'inner', name), 'utf8')))
    expect(names).toHaveLength(2)
    expect(texts.toSorted()).toEqual(['first', 'second'])
  })

  test('is swept of what a crash in the middle of a write left', async () => {
    await writePrivateFile(path, bytes('whole'))
    await writeFile(`${path}.new`, 'half')

    await sweepUnfinished(path)

    expect(await readdir(join(folder, 'inner'))).toEqual(['file'])
  })
})
