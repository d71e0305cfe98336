import { describe, expect, test } from 'vitest'
import { app, AppInfo, LinkVerdict, Preferences } from './app.ts'

const preferences = { theme: 'system', density: 'comfortable', language: null, singleKeys: true, enterSends: false, readOnOpen: true }

describe('preferences', () => {
  test.each([{}, { theme: 'dark' }, { density: 'compact' }, { language: 'en' }, { language: 'pseudo' }, { singleKeys: false }])('may hold %j', change => {
    expect(Preferences.parse({ ...preferences, ...change })).toEqual({ ...preferences, ...change })
  })

  test.each([{ theme: 'purple' }, { density: 'huge' }, { language: 'en_US' }, { language: 'tlh' }, { singleKeys: 'yes' }, { enterSends: null }])('never hold %j', change => {
    expect(Preferences.safeParse({ ...preferences, ...change }).success).toBe(false)
  })

  test('are changed one by one, and only those there are', () => {
    const { input } = app['preferences.set']

    expect(input.parse({ change: { theme: 'light', vaultKind: 'memory' } })).toEqual({ change: { theme: 'light' } })
    expect(input.safeParse({ change: { theme: 'purple' } }).success).toBe(false)
    expect(input.safeParse({ change: null }).success).toBe(false)
  })
})

test('what the app tells of itself is read as it stands', () => {
  const info = {
    version: '0.1.0', isDemo: false, platform: 'linux', locale: 'de-AT', settingsSetAside: null, settingsUnread: 'EACCES', cacheSetAside: 'cache.damaged', outboxSetAside: null, isDamaged: true,
    houseFailure: { kind: 'unreadable', path: 'outbox.db (schema 9)', found: 'newer' }, host: 'electron',
  }

  expect(AppInfo.parse(info)).toEqual(info)
  expect(AppInfo.safeParse({ ...info, platform: 'sunos' }).success).toBe(false)
})

describe('the word on a link', () => {
  const allowed = { verdict: 'allowed', url: 'https://shop.example/', asciiHost: 'shop.example', warnings: [] }

  test.each([
    allowed,
    { ...allowed, warnings: ['insecure', 'lookAlikeHost', 'labelNamesAnotherHost'] },
    { verdict: 'refused', reason: 'scheme' },
    { verdict: 'refused', reason: 'hiddenCharacters' },
  ])('is one of two: $verdict', verdict => {
    expect(LinkVerdict.parse(verdict)).toEqual(verdict)
  })

  test.each([
    ['perhaps', { verdict: 'perhaps' }],
    ['refused for no reason', { verdict: 'refused' }],
    ['allowed to nowhere', { verdict: 'allowed', asciiHost: '', warnings: [] }],
    ['allowed with a warning that nobody knows', { ...allowed, warnings: ['ugly'] }],
  ])('is never %s', (_name, verdict) => {
    expect(LinkVerdict.safeParse(verdict).success).toBe(false)
  })

  test('is asked for any text of a bounded length, since whoever writes links is not to be trusted', () => {
    const { input } = app['links.inspect']

    expect(input.safeParse({ url: '\u{0}\u{202e}', label: null }).success).toBe(true)
    expect(input.safeParse({ url: 'a'.repeat(10_001), label: null }).success).toBe(false)
    expect(input.safeParse({ url: '', label: 'a'.repeat(2_001) }).success).toBe(false)
  })
})

test('the demo tells whole numbers', () => {
  const { output } = app['demo.facts']

  expect(output.safeParse({ accounts: 4, conversations: 1_000, messages: 20_000 }).success).toBe(true)
  expect(output.safeParse({ accounts: 4, conversations: 0.5, messages: 1 }).success).toBe(false)
})
