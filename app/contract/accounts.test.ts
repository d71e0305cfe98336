import { describe, expect, test } from 'vitest'
import { anAccount } from '#app/testing/samples.ts'
import { accounts, CredentialOffer, CredentialSource, NewAccount } from './accounts.ts'

const takes = (schema: Readonly<{ safeParse(value: unknown): { success: boolean } }>, value: unknown) => schema.safeParse(value).success
const typed = { from: 'typed', providerId: 'aprovider', fields: { key: 'sk-12345' } }
const newAccount = { remoteId: 'w1', name: 'Lamps', alias: 'lamps', colour: 3, meRemoteId: null }

describe('where a credential comes from', () => {
  test.each([
    typed,
    { from: 'environment', providerId: 'aprovider', fields: {} },
    { from: 'account', accountId: 'acc:one' },
    { from: 'account', accountId: 'acc:one', fields: { key: 'sk-12345' } },
  ])('is $from', source => {
    expect(CredentialSource.parse(source)).toEqual(source)
  })

  test.each([
    ['a file', { from: 'file', path: '/etc/passwd' }],
    ['typed for nobody', { from: 'typed', fields: {} }],
    ['typed for a path', { ...typed, providerId: '../crisp' }],
    ['an account that is none', { from: 'account', accountId: 'one' }],
    ['fields that hold more than text', { ...typed, fields: { key: { $gt: '' } } }],
    ['a field with an endless name', { ...typed, fields: { ['k'.repeat(61)]: '' } }],
    ['a field with an endless value', { ...typed, fields: { key: 'k'.repeat(8_001) } }],
  ])('is never %s', (_name, source) => {
    expect(takes(CredentialSource, source)).toBe(false)
  })

  test('keeps what was pasted to the letter: cleaning it is the provider\'s own work', () => {
    const pasted = { ...typed, fields: { key: '  sk-12345\r\n' } }

    expect(CredentialSource.parse(pasted)).toEqual(pasted)
  })
})

test('an offer shows which variables were found, and no more of a key than its end', () => {
  const offer = { providerId: 'aprovider', variables: ['A_KEY'], hint: '2345' }

  expect(CredentialOffer.parse({ ...offer, key: 'sk-12345' })).toEqual(offer)
  expect(takes(CredentialOffer, { ...offer, hint: '12345' })).toBe(false)
})

describe('adding', () => {
  const add = (wanted: readonly unknown[]) => takes(accounts['accounts.add'].input, { source: typed, accounts: wanted })

  test('takes one to fifty accounts of a credential', () => {
    expect(add([newAccount])).toBe(true)
    expect(add(Array.from({ length: 50 }, () => newAccount))).toBe(true)
    expect(add([])).toBe(false)
    expect(add(Array.from({ length: 51 }, () => newAccount))).toBe(false)
  })

  test.each([
    ['no name', { name: '' }],
    ['an alias that no script could type', { alias: 'Main Shop' }],
    ['a colour of its own', { colour: 12 }],
    ['nobody asked who "I" am', { meRemoteId: undefined }],
  ])('refuses an account with %s', (_name, wrong) => {
    expect(takes(NewAccount, { ...newAccount, ...wrong })).toBe(false)
  })
})

describe('changing', () => {
  const change = (of: object) => takes(accounts['accounts.update'].input, { id: 'acc:one', ...of })

  test.each([{}, { name: 'Lamps' }, { alias: 'lamps' }, { colour: 0 }, { me: null }, { me: 'opr:one/nora' }])('may be %j', of => {
    expect(change(of)).toBe(true)
  })

  test.each([{ name: ' ' }, { alias: '' }, { colour: -1 }, { me: 'nora' }, { name: null }])('is never %j', of => {
    expect(change(of)).toBe(false)
  })

  test('cannot touch what the service or the vault says', () => {
    const input = accounts['accounts.update'].input.parse({ id: 'acc:one', remoteId: 'w2', credentialHint: 'zzzz', position: 9, providerId: 'other' })

    expect(input).toEqual({ id: 'acc:one' })
  })
})

test('removing answers that the secret is gone only when it can be nowhere', () => {
  const { output } = accounts['accounts.remove']

  expect(takes(output, { secretGone: true, leftIn: [], unsentDropped: 2 })).toBe(true)
  expect(takes(output, { secretGone: false, leftIn: ['keyring'], unsentDropped: 0 })).toBe(true)
  expect(takes(output, { secretGone: true, leftIn: ['keyring'], unsentDropped: 0 })).toBe(false)
  expect(takes(output, { secretGone: false, leftIn: [], unsentDropped: 0 })).toBe(false)
})

test('no answer about accounts has room for a secret', () => {
  const view = { account: anAccount, status: { state: 'live', lastGoodAt: 0 }, capabilities: [], keyKind: null, unreadConversations: 0, waitingConversations: 0 }
  const listed = accounts['accounts.list'].output.parse([{ ...view, secret: 'sk-12345', account: { ...anAccount, fields: { key: 'sk-12345' } } }])

  expect(JSON.stringify(listed)).not.toContain('sk-12345')
})

test.each<readonly [boolean, object]>([[true, { me: 'opr:one/olga' }], [true, { me: null }], [true, {}], [false, { me: 'opr:two/olga' }]])(
  'who "I" am is somebody of this account: %j for %j',
  (isTaken, change) => {
    expect(takes(accounts['accounts.update'].input, { id: 'acc:one', ...change })).toBe(isTaken)
  },
)
