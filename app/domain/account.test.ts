import { describe, expect, test } from 'vitest'
import { anAccount } from '#app/testing/samples.ts'
import { Account, AccountAlias, AccountColour, AccountName, AccountView, ACCOUNT_COLOURS } from './account.ts'

const isGood = (schema: Readonly<{ safeParse(value: unknown): { success: boolean } }>, value: unknown) => schema.safeParse(value).success

describe('an alias', () => {
  test.each(['default', 'a', '7', 'sales-eu', 'a--b', 'a'.repeat(31)])('may be %j', alias => {
    expect(isGood(AccountAlias, alias)).toBe(true)
  })

  test('loses the spaces around it', () => {
    expect(AccountAlias.parse('  sales ')).toBe('sales')
  })

  test.each(['', ' ', '-sales', 'Sales', 'sales eu', 'säles', 'sales_eu', 'a'.repeat(32), 'a/b', '--help', 7, null])('is never %j', alias => {
    expect(isGood(AccountAlias, alias)).toBe(false)
  })
})

describe('a name', () => {
  test('is what a person calls it, without the spaces around', () => {
    expect(AccountName.parse('  Nordlicht Lampen & Söhne 💡 ')).toBe('Nordlicht Lampen & Söhne 💡')
  })

  test.each(['', '   ', 'a'.repeat(61)])('is never %j', name => {
    expect(isGood(AccountName, name)).toBe(false)
  })
})

test('a colour is one of twelve', () => {
  expect(Array.from({ length: ACCOUNT_COLOURS }, (_, colour) => isGood(AccountColour, colour))).not.toContain(false)
  expect([-1, ACCOUNT_COLOURS, 1.5, '3', null].map(colour => isGood(AccountColour, colour))).not.toContain(true)
})

test('an account is read as it stands', () => {
  expect(Account.parse(anAccount)).toEqual(anAccount)
  expect(Account.parse({ ...anAccount, domain: null, me: null, credentialHint: '' })).toMatchObject({ domain: null, me: null })
})

test.each([
  ['a secret where its last four characters belong', { credentialHint: 'sk-12345' }],
  ['a place left of the first', { position: -1 }],
  ['a provider that cannot be a folder', { providerId: '../crisp' }],
  ['a contact for its operator', { me: 'ctc:one/u1' }],
  ['no answer to who "I" am', { me: undefined }],
])('an account with %s is refused', (_name, wrong) => {
  expect(isGood(Account, { ...anAccount, ...wrong })).toBe(false)
})

test('a field that is not of an account does not travel with it: no secret can', () => {
  expect(Account.parse({ ...anAccount, key: 'sk-12345', credential: { token: 'sk-12345' } })).toEqual(anAccount)
})

test('what the window shows of an account is its row, its state and what it can do', () => {
  const view = {
    account: anAccount,
    status: { state: 'connecting', lastGoodAt: null },
    capabilities: [{ name: 'notes', state: 'offered' }],
    unreadConversations: 0,
    keyKind: null,
    waitingConversations: 3,
  }

  expect(AccountView.parse(view)).toEqual(view)
  expect(isGood(AccountView, { ...view, unreadConversations: -1 })).toBe(false)
  expect(isGood(AccountView, { ...view, status: { state: 'live', lastGoodAt: null } })).toBe(false)
})
