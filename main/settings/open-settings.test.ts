import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { openSettings } from './open-settings.ts'
import { USUAL_SETTINGS } from './settings.ts'

const AT = 7

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As the product's file does: it reads at once, and throws what the system says. */
function openShelf(folder: string) {
  const path = join(folder, 'settings.json')
  const read = () => z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')))
  const kept = new Map(Object.entries(readdirSync(folder).includes('settings.json') ? read() : {}))
  return {
    get: (key: string) => kept.get(key),
    set(key: string, value: unknown) {
      kept.set(key, value)
      writeFileSync(path, JSON.stringify(Object.fromEntries(kept)))
    },
  }
}

const open = (folder: string) => openSettings({ folder, now: AT, openShelf })

test('what was kept is read', () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'settings.json'), '{ "vaultKind": "memory" }')

  expect(open(folder)).toMatchObject({ setAside: null, unread: null })
  expect(open(folder).read().vaultKind).toBe('memory')
})

test.each(['no JSON', '[]', '', 'null'])('a file that holds %j is set aside as it is, and the usual settings can be changed', text => {
  const folder = aFolder()
  writeFileSync(join(folder, 'settings.json'), text)

  const settings = open(folder)

  expect(settings).toMatchObject({ setAside: 'settings.damaged-7.json', unread: null })
  expect(readFileSync(join(folder, 'settings.damaged-7.json'), 'utf8')).toBe(text)
  expect(settings.change({ vaultKind: 'memory' }).ok).toBe(true)
})

test('a folder in the place of the file is set aside, and the usual settings can be changed', () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'settings.json', 'deep'), { recursive: true })

  const settings = open(folder)

  expect(settings).toMatchObject({ setAside: 'settings.damaged-7.json', unread: null })
  expect(readdirSync(join(folder, 'settings.damaged-7.json'))).toEqual(['deep'])
  expect(settings.change({ vaultKind: 'memory' }).ok).toBe(true)
})

test('a file that cannot be read stays where it is: the usual settings stand in for it, and what cannot be kept is said', () => {
  const folder = aFolder()
  // A link to itself: as unreadable for the one who owns the machine as for anybody.
  symlinkSync('settings.json', join(folder, 'settings.json'))

  const settings = open(folder)

  expect(settings).toMatchObject({ setAside: null, unread: 'ELOOP' })
  expect(settings.read()).toEqual(USUAL_SETTINGS)
  expect(settings.change({ vaultKind: 'memory' })).toEqual({ ok: false, failure: { kind: 'diskRefused', code: 'ELOOP' } })
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('a bug of ours is not taken for a file that cannot be read', () => {
  const broken = () => {
    throw new TypeError('x')
  }

  expect(() => openSettings({ folder: aFolder(), now: AT, openShelf: broken })).toThrow(TypeError)
})
