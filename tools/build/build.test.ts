import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isBuilt, takeOver } from './build.mjs'

const WHOLE = ['main/main.js', 'preload/preload.cjs', 'renderer/index.html']
const nextTo = (file: string) => file.replace('/', '.next/')

function anOut(files: Readonly<Record<string, string>>): string {
  const out = mkdtempSync(join(tmpdir(), 'tributary-out-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, file)), { recursive: true })
    writeFileSync(join(out, file), text)
  }
  return out
}

const all = (files: readonly string[], text: string) => Object.fromEntries(files.map(file => [file, text]))
const textOf = (out: string, file: string) => readFileSync(join(out, file), 'utf8')

test('what was built from these files is not built again', () => {
  expect(isBuilt(anOut({ ...all(WHOLE, ''), 'built-from': 'a' }), 'a')).toBe(true)
  expect(isBuilt(anOut({ ...all(WHOLE, ''), 'built-from': 'a' }), 'b')).toBe(false)
  expect(isBuilt(anOut(all(WHOLE, '')), 'a')).toBe(false)
})

test.each(WHOLE)('a stamp without %s proves nothing', missing => {
  const rest = WHOLE.filter(file => file !== missing)

  expect(isBuilt(anOut({ ...all(rest, ''), 'built-from': 'a' }), 'a')).toBe(false)
})

test('new parts take the place of the old ones and leave nothing of them', () => {
  const out = anOut({ ...all(WHOLE, 'old'), ...all(WHOLE.map(nextTo), 'new'), 'main/gone.js': 'old' })

  takeOver(out)

  expect(WHOLE.map(file => textOf(out, file))).toEqual(['new', 'new', 'new'])
  expect(['main/gone.js', 'main.next', 'main.before'].filter(name => existsSync(join(out, name)))).toEqual([])
})

test.each(WHOLE)('where the new %s is missing, all that stood stays', missing => {
  const rest = WHOLE.filter(file => file !== missing).map(nextTo)
  const out = anOut({ ...all(WHOLE, 'old'), ...all(rest, 'new') })

  expect(() => takeOver(out)).toThrow(missing.split('/')[1])
  expect(WHOLE.map(file => textOf(out, file))).toEqual(['old', 'old', 'old'])
})
