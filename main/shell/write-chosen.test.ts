import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

test.runIf(existsSync('/dev/full'))('a full disk is called full', async () => {
  expect(await writeChosen('/dev/full', 'some words')).toEqual({ ok: false, failure: { kind: 'diskFull' } })
})

test('a place that does not take it is named, with the system’s reason and without its folder', async () => {
  const folder = aFolder()

  expect(await writeChosen(folder, 'x')).toMatchObject({ ok: false, failure: { kind: 'unwritable', path: expect.stringMatching(/^tributary-save-\w+, EISDIR$/) } })
  expect(await writeChosen(join(folder, 'no', 'team.json'), 'x')).toEqual({ ok: false, failure: { kind: 'unwritable', path: 'team.json, ENOENT' } })
})
