import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeChosen } from './write-chosen.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-save-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a file is written where the person said, and called by its name alone', async () => {
  const path = join(aFolder(), 'team.json')

  expect(await writeChosen(path, 'some words')).toEqual({ ok: true, value: 'team.json' })

  expect(readFileSync(path, 'utf8')).toBe('some words')
})

test('a disk that fills up midway leaves what was there, and nothing half done beside it', async () => {
  const folder = aFolder()
  const path = join(folder, 'team.json')
  writeFileSync(path, 'of last week')
  const full = async (beside: string, text: string) => {
    writeFileSync(beside, text.slice(0, 4))
    throw Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' })
  }

  expect(await writeChosen(path, 'some words', full)).toEqual({ ok: false, failure: { kind: 'diskFull' } })

  expect(readFileSync(path, 'utf8')).toBe('of last week')
  expect(readdirSync(folder)).toEqual(['team.json'])
})

test('a file that is there is replaced, and nothing is left beside it', async () => {
  const folder = aFolder()
  const path = join(folder, 'team.json')
  writeFileSync(path, 'of last week, and longer')

  expect(await writeChosen(path, 'some words')).toEqual({ ok: true, value: 'team.json' })

  expect(readFileSync(path, 'utf8')).toBe('some words')
  expect(readdirSync(folder)).toEqual(['team.json'])
})

test.skipIf(process.platform === 'win32')('who may read it stays as it was, and what leads to it leads to it', async () => {
  const folder = aFolder()
  const [path, link] = [join(folder, 'team.json'), join(folder, 'link.json')]
  writeFileSync(path, 'of last week')
  chmodSync(path, 0o640)
  symlinkSync(path, link)

  expect(await writeChosen(link, 'some words')).toEqual({ ok: true, value: 'link.json' })

  expect(readFileSync(path, 'utf8')).toBe('some words')
  expect((statSync(path).mode & 0o777).toString(8)).toBe('640')
})

test.runIf(existsSync('/dev/full'))('a full disk is called full', async () => {
  expect(await writeChosen('/dev/full', 'some words')).toEqual({ ok: false, failure: { kind: 'diskFull' } })
})

test('a place that does not take it is named, with the system’s reason and without its folder', async () => {
  const folder = aFolder()

  expect(await writeChosen(folder, 'x')).toMatchObject({ ok: false, failure: { kind: 'unwritable', path: expect.stringMatching(/^tributary-save-\w+, EISDIR$/) } })
  expect(await writeChosen(join(folder, 'no', 'team.json'), 'x')).toEqual({ ok: false, failure: { kind: 'unwritable', path: 'team.json, ENOENT' } })
})
