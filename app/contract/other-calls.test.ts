import { describe, expect, test } from 'vitest'
import { aCampaign, aContact, anOperator, anOutboxEntry } from '#app/testing/samples.ts'
import { campaigns } from './campaigns.ts'
import { contacts } from './contacts.ts'
import { drafts } from './drafts.ts'
import { messages } from './messages.ts'
import { Me, OperatorRow } from './people.ts'
import { AccountOutcome, NoInput, Nothing, Scope } from './scope.ts'
import { vault, VaultStatus } from './vault.ts'

const takes = (schema: Readonly<{ safeParse(value: unknown): { success: boolean } }>, value: unknown) => schema.safeParse(value).success

describe('writing', () => {
  test('a reply and a note are two calls, and no field of one makes it the other', () => {
    const asked = { conversationId: 'cnv:one/c1', text: 'Hello' }

    expect(messages['messages.send'].input.parse({ ...asked, isNote: true, kind: 'note' })).toEqual(asked)
    expect(messages['notes.add'].input.parse({ ...asked, isNote: false, kind: 'reply' })).toEqual(asked)
  })

  test.each(['', '  ', '\n'])('nothing is never sent: %j', text => {
    expect(takes(messages['messages.send'].input, { conversationId: 'cnv:one/c1', text })).toBe(false)
    expect(takes(messages['notes.add'].input, { conversationId: 'cnv:one/c1', text })).toBe(false)
    expect(takes(messages['outbox.edit'].input, { id: anOutboxEntry.id, conversationId: anOutboxEntry.conversationId, text })).toBe(false)
  })

  test('new words say which conversation they are for', () => {
    const { input } = messages['outbox.edit']

    expect(takes(input, { id: anOutboxEntry.id, conversationId: 'cnv:one/c1', text: 'Hello' })).toBe(true)
    expect(takes(input, { id: anOutboxEntry.id, text: 'Hello' })).toBe(false)
  })

  test('what waits is told as whole entries', () => {
    expect(messages['outbox.list'].output.parse([anOutboxEntry])).toEqual([anOutboxEntry])
  })

  test('a draft may be empty, may be longer than a reply, and is bounded all the same', () => {
    const draft = (text: string) => takes(drafts['drafts.write'].input, { conversationId: 'cnv:one/c1', mode: 'reply', text })

    expect([draft(''), draft('a'.repeat(100_000)), draft('a'.repeat(100_001))]).toEqual([true, true, false])
  })
})

describe('contacts', () => {
  test('are found by any id or address that is not empty', () => {
    const find = (key: string) => contacts['contacts.find'].input.safeParse({ scope: null, key })

    expect(find('  ada@contact.example ').data).toEqual({ scope: null, key: 'ada@contact.example' })
    expect([find(''), find('   '), find('a'.repeat(321))].map(({ success }) => success)).toEqual([false, false, false])
  })

  test('are looked for by whole characters only: half of one can be put into no address', () => {
    const found = contacts['contacts.find'].input.parse({ scope: null, key: 'ada\u{d83d}' })

    expect(found.key).toBe('ada\u{fffd}')
    expect(() => encodeURIComponent(found.key)).not.toThrow()
  })

  test('come with how many there are', () => {
    expect(takes(contacts['contacts.list'].output, { contacts: [aContact], total: 1 })).toBe(true)
    expect(takes(contacts['contacts.list'].output, { contacts: [aContact] })).toBe(false)
  })
})

test('campaigns are asked for by the states there are', () => {
  const { input, output } = campaigns['campaigns.list']

  expect(takes(input, { scope: null, search: '', states: ['notConfigured', 'ready', 'sending', 'paused', 'done'] })).toBe(true)
  expect(takes(input, { scope: null, search: '', states: ['exploded'] })).toBe(false)
  expect(output.parse([aCampaign])).toEqual([aCampaign])
})

test('an operator comes with what is on the desk, and may be "me" or nobody', () => {
  const row = { operator: anOperator, openConversations: 3, isMe: false }

  expect(OperatorRow.parse(row)).toEqual(row)
  expect(Me.parse({ accountId: 'acc:one', operator: null })).toEqual({ accountId: 'acc:one', operator: null })
  expect(takes(Me, { accountId: 'acc:one' })).toBe(false)
})

describe('a scope', () => {
  test.each([[null], [[]], [['acc:one']], [['acc:one', 'acc:two']]])('may be %j', scope => {
    expect(Scope.parse(scope)).toEqual(scope)
  })

  test.each([undefined, 'acc:one', ['one'], [null], {}])('is never %j', scope => {
    expect(takes(Scope, scope)).toBe(false)
  })
})

test('each account tells for itself how asking went', () => {
  const outcome = { accountId: 'acc:one', failure: { kind: 'rateLimited', until: 5 }, hasMore: true }

  expect(AccountOutcome.parse(outcome)).toEqual(outcome)
  expect(takes(AccountOutcome, { ...outcome, failure: undefined })).toBe(false)
})

test('nothing is null, and no input is an empty object', () => {
  expect([null, undefined, 0, '', {}].filter(value => takes(Nothing, value))).toEqual([null])
  expect([{}, { a: 1 }, null, undefined, []].filter(value => takes(NoInput, value))).toEqual([{}])
})

describe('the vault', () => {
  const status = { kind: 'keyring', state: 'ok', offered: ['keyring', 'passphrase', 'memory'], left: [] }

  test.each([{}, { kind: null, state: 'notChosen' }, { state: 'hung' }, { state: 'emptied' }, { offered: [] }, { left: [{ kind: 'passphrase', wasSearched: true }] }])('may be %j', change => {
    expect(VaultStatus.parse({ ...status, ...change })).toEqual({ ...status, ...change })
  })

  test.each([{ kind: 'paper' }, { state: 'haunted' }, { offered: ['paper'] }, { offered: null }, { left: ['keyring'] }])('is never %j', change => {
    expect(takes(VaultStatus, { ...status, ...change })).toBe(false)
  })

  test('a new passphrase has eight letters at least; an old one is taken as it is', () => {
    const choose = (passphrase: string | null) => takes(vault['vault.choose'].input, { kind: 'passphrase', passphrase })

    expect([choose('1234567'), choose('12345678'), choose('a'.repeat(1_001)), choose(null)]).toEqual([false, true, false, true])
    expect(takes(vault['vault.unlock'].input, { passphrase: '1' })).toBe(true)
    expect(takes(vault['vault.unlock'].input, { passphrase: '' })).toBe(false)
  })

  test('no answer of it has room for a passphrase', () => {
    expect(vault['vault.unlock'].output.parse({ ...status, passphrase: 'secret' })).toEqual(status)
  })
})
