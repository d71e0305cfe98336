import { expect, test } from 'vitest'
import { createSettings, USUAL_SETTINGS, type Settings, type SettingsShelf } from './settings.ts'

function aShelf(kept: Partial<Record<keyof Settings, unknown>> = {}) {
  const shelf = new Map<keyof Settings, unknown>(Object.entries(kept) as [keyof Settings, unknown][])
  return { get: (key: keyof Settings) => shelf.get(key), set: (key: keyof Settings, value: unknown) => void shelf.set(key, value) }
}

test('a language that there are no words for, written into the file by hand, is as none', () => {
  const shelf = aShelf({ preferences: { theme: 'dark', language: 'en_US' } })

  expect(createSettings(shelf).read().preferences).toMatchObject({ theme: 'dark', language: null })
})

test('an empty file gives the usual settings', () => {
  expect(createSettings(aShelf()).read()).toEqual(USUAL_SETTINGS)
})

test('what was changed is there again after a restart', () => {
  const shelf = aShelf()
  createSettings(shelf).change({ preferences: { ...USUAL_SETTINGS.preferences, theme: 'dark' }, vaultKind: 'memory', vaultsLeft: ['keyring'] })

  const settings = createSettings(shelf).read()

  expect(settings.preferences.theme).toBe('dark')
  expect(settings.vaultKind).toBe('memory')
  expect(settings.vaultsLeft).toEqual(['keyring'])
})

test('one preference that does not parse falls back alone', () => {
  const shelf = aShelf({ preferences: { ...USUAL_SETTINGS.preferences, theme: 'purple', density: 'compact' } })

  const { preferences } = createSettings(shelf).read()

  expect(preferences.theme).toBe('system')
  expect(preferences.density).toBe('compact')
})

test('settings of any other shape fall back to the usual ones', () => {
  const shelf = aShelf({ preferences: 'dark', vaultKind: 7, vaultsLeft: ['keyring', 'attic'], window: { x: 'left' } })

  expect(createSettings(shelf).read()).toEqual(USUAL_SETTINGS)
})

test('reading never writes, so that a newer version finds its own values again', () => {
  const shelf = aShelf({ vaultKind: 'a kind of the future' })

  createSettings(shelf).read()

  expect(shelf.get('vaultKind')).toBe('a kind of the future')
})

test.each([
  ['is full', Object.assign(new Error('x'), { code: 'ENOSPC', syscall: 'write' }), { kind: 'diskFull' }],
  ['refuses', Object.assign(new Error('x'), { code: 'EACCES', syscall: 'open' }), { kind: 'diskRefused', code: 'EACCES' }],
  ['holds something else by now', new SyntaxError('Unexpected token'), { kind: 'unreadable', path: 'settings.json', found: 'malformed' }],
])('a disk that %s changes nothing', (_name, error, failure) => {
  const settings = createSettings({ ...aShelf({ vaultKind: 'memory' }), set: throwing(error) })

  expect(settings.change({ vaultKind: 'keyring' })).toEqual({ ok: false, failure })

  expect(settings.read().vaultKind).toBe('memory')
})

test('a bug is not taken for a full disk', () => {
  const settings = createSettings({ ...aShelf(), set: throwing(new TypeError('x')) })

  expect(() => settings.change({ vaultKind: 'memory' })).toThrow(TypeError)
})

test('a file that goes away later takes no setting with it', () => {
  let get: SettingsShelf['get'] = aShelf({ vaultKind: 'memory' }).get
  const settings = createSettings({ get: key => get(key), set: () => {} })
  get = throwing(new Error('gone'))

  expect(settings.read().vaultKind).toBe('memory')
})

function throwing(error: Error): () => never {
  return () => {
    throw error
  }
}

test('a vault that was left is remembered before the choice, so that a disk that ends in between forgets none', () => {
  const order: string[] = []
  const shelf = { ...aShelf(), set: (key: keyof Settings) => void order.push(key) }

  createSettings(shelf).change({ vaultKind: 'memory', vaultsLeft: ['keyring'] })

  expect(order).toEqual(['vaultsLeft', 'vaultKind'])
})
