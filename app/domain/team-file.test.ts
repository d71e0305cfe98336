import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACCOUNT_COLOURS } from './account.ts'
import { providerId } from './provider-id.ts'
import { readTeamFile, TEAM_FILE_BYTES, writeTeamFile, type TeamAccount } from './team-file.ts'

const SHOP: TeamAccount = { providerId: providerId('crisp'), remoteId: 'w1', name: 'Harbor Books', alias: 'books', colour: 3, fields: { websiteId: 'w1' } }

test('what was written is read again', () => {
  expect(readTeamFile(writeTeamFile([SHOP]))).toEqual({ ok: true, value: { tributary: 'team', version: 1, accounts: [SHOP] } })
})

test.each([
  ['no file of ours', '{"name":"x"}', 'tributary'],
  ['no JSON', 'Harbor Books', ''],
  ['nothing', '', ''],
  ['no account', '{"tributary":"team","version":1,"accounts":[]}', 'accounts'],
  ['an account without a name', JSON.stringify({ tributary: 'team', version: 1, accounts: [SHOP, { ...SHOP, name: ' ' }] }), 'accounts.1.name'],
])('%s is refused, and the part that is wrong is named', (_, text, path) => {
  expect(readTeamFile(text)).toEqual({ ok: false, failure: { kind: 'unreadable', path, found: 'malformed' } })
})

test('a file of a later version is not guessed at', () => {
  expect(readTeamFile('{"tributary":"team","version":2,"accounts":"elsewhere"}')).toMatchObject({ ok: false, failure: { found: 'newer' } })
})

test('a file that is too long to be one is not parsed', () => {
  expect(readTeamFile(' '.repeat(TEAM_FILE_BYTES + 1))).toMatchObject({ ok: false, failure: { found: 'tooLarge' } })
})

test.each([
  ['a later version of something else', { version: 2, tributary: 'crew' }, 'malformed'],
  ['a version between two', { version: 1.5 }, 'malformed'],
  ['a version before the first', { version: 0 }, 'malformed'],
  ['a version in words', { version: '2' }, 'malformed'],
  ['a far later version', { version: 4_711 }, 'newer'],
])('of %s is said what it is', (_, change, found) => {
  const file: object = { tributary: 'team', accounts: [SHOP] }

  expect(readTeamFile(JSON.stringify({ ...file, ...change }))).toMatchObject({ ok: false, failure: { found } })
})

const readWith = (change: object) => readTeamFile(JSON.stringify({ tributary: 'team', version: 1, accounts: [{ ...SHOP, ...change }] }))

test.each([
  ['a provider that could be a path', { providerId: '../vault' }, 'accounts.0.providerId'],
  ['no id at its service', { remoteId: '' }, 'accounts.0.remoteId'],
  ['an endless id at its service', { remoteId: 'w'.repeat(301) }, 'accounts.0.remoteId'],
  ['an endless name', { name: 'n'.repeat(61) }, 'accounts.0.name'],
  ['an alias that no script could type', { alias: 'Main Shop' }, 'accounts.0.alias'],
  ['a colour that there is not', { colour: ACCOUNT_COLOURS }, 'accounts.0.colour'],
  ['a field that is no text', { fields: { websiteId: 7 } }, 'accounts.0.fields.websiteId'],
  ['an endless field', { fields: { websiteId: 'w'.repeat(1_001) } }, 'accounts.0.fields.websiteId'],
])('an account with %s is refused, and the place is named', (_, change, path) => {
  expect(readWith(change)).toEqual({ ok: false, failure: { kind: 'unreadable', path, found: 'malformed' } })
})

test('what does not belong into it is not taken over, whoever wrote it there', () => {
  expect(readWith({ key: 'sk-12345', me: 'opr:one/olga', credentialHint: '2345' })).toMatchObject({ ok: true, value: { accounts: [SHOP] } })
  expect(JSON.stringify(readWith({ key: 'sk-12345' }))).not.toContain('sk-12345')
})

test('two hundred accounts fit, with long names, in a fifth of what may be read; one more does not', () => {
  const many = (count: number) => writeTeamFile(Array.from({ length: count }, () => ({ ...SHOP, name: '€'.repeat(60), remoteId: 'w'.repeat(36) })))

  expect(readTeamFile(many(200)).ok).toBe(true)
  expect(many(200).length).toBeLessThan(TEAM_FILE_BYTES / 5)
  expect(readTeamFile(many(201))).toMatchObject({ ok: false, failure: { path: 'accounts', found: 'malformed' } })
})

const anAccount = fc.record({
  providerId: fc.stringMatching(/^[a-z][a-z0-9-]{1,30}$/).map(providerId),
  remoteId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }).map(name => name.trim()).filter(name => name !== '' && name.length <= 60),
  alias: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/),
  colour: fc.nat(ACCOUNT_COLOURS - 1),
  fields: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,12}$/), fc.string({ unit: 'grapheme', maxLength: 30 })),
})

test('whatever a team calls its accounts, colleagues read the same', () => {
  fc.assert(
    fc.property(fc.array(anAccount, { minLength: 1, maxLength: 5 }), accounts => {
      const text = writeTeamFile(accounts)

      expect(readTeamFile(text)).toEqual({ ok: true, value: { tributary: 'team', version: 1, accounts } })
      expect(text.endsWith('}\n')).toBe(true)
    }),
  )
})

test('whatever text stands in a file, it is read or refused and never thrown at anybody', () => {
  const json = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.json().map(inner => `{"tributary":"team","version":1,"accounts":[${inner}]}`))
  fc.assert(
    fc.property(json, text => {
      expect(readTeamFile(text)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
    }),
  )
})
