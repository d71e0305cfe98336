import { expect, test } from 'vitest'
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
