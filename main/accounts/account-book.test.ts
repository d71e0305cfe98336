import { describe, expect, test } from 'vitest'
import { Account } from '#app/domain/account.ts'
import { accountId, conversationId, operatorId } from '#app/domain/ids.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { fail } from '#app/result.ts'
import { valueOf } from '#main/store/testing/a-store.ts'
import { aConversationRecord, anOutboxRow } from '#main/testing/builders.ts'
import { reveal } from '#main/vault/secret.ts'
import { aBook, aNewAccount, KEY, typed } from './testing/a-book.ts'

const NOBODY = accountId('nobody')

async function aBookWithOne(said: Parameters<typeof aBook>[0] = {}) {
  const stage = await aBook(said)
  const [account] = valueOf(await stage.book.add(typed, [aNewAccount()]))
  if (account === undefined) throw new Error('nothing was added')
  stage.steps.length = 0
  stage.told.length = 0
  return { ...stage, account, id: account.id }
}

describe('checking', () => {
  test('tries what was typed, as it was typed', async () => {
    const { book, provider } = await aBook()

    expect(valueOf(await book.check(typed)).outcome).toBe('good')
    expect(valueOf(await book.check({ ...typed, fields: { key: 'wrong' } }))).toMatchObject({ outcome: 'bad', field: 'key' })

    expect(provider.checked).toEqual([KEY, { key: 'wrong' }])
  })

  test('takes what the environment has, under what was typed, and shows none of it', async () => {
    const { book, provider } = await aBook({ environment: { APROVIDER_KEY: 'key-of-the-environment', APROVIDER_SITE: 'shop' } })

    const report = await book.check({ from: 'environment', providerId: typed.providerId, fields: { site: 'other' } })

    expect(provider.checked).toEqual([{ key: 'key-of-the-environment', site: 'other' }])
    expect(JSON.stringify(report)).not.toContain('key-of-the-environment')
  })

  test('takes what the vault has of an account', async () => {
    const { book, provider, id } = await aBookWithOne()

    await book.check({ from: 'account', accountId: id })

    expect(provider.checked.at(-1)).toEqual(KEY)
  })

  test('stores nothing, whatever comes of it', async () => {
    const { book, store, steps } = await aBook()

    await book.check(typed)

    expect(steps).toEqual([])
    expect(await store.accounts.list()).toEqual([])
  })

  test.each([
    ['a provider that is not there', { ...typed, providerId: providerId('gone') }],
    ['an account that is not there', { from: 'account', accountId: NOBODY } as const],
  ])('%s is not found', async (_name, source) => {
    const { book } = await aBook()

    expect(await book.check(source)).toEqual(fail({ kind: 'notFound' }))
  })
})

describe('adding', () => {
  test('puts the secret into the vault before there is a row, and starts sync last', async () => {
    const { book, steps, store, desk, told } = await aBook()

    const [account] = valueOf(await book.add(typed, [aNewAccount({ meRemoteId: 'nora' })]))

    if (account === undefined) return expect(account).toBeDefined()
    expect(steps).toEqual(['write', 'put', `added ${account.id}`])
    expect(account).toMatchObject({ name: 'Lamps', alias: 'lamps', colour: 3, position: 0, remoteId: 'w1', credentialHint: '1234', me: operatorId(account.id, 'nora') })
    expect(Account.parse(account)).toEqual(account)
    expect(await store.accounts.list()).toEqual([account])
    expect(reveal(valueOf(await desk.read(account.id)))).toEqual(KEY)
    expect(told).toEqual([{ kind: 'accounts' }])
  })

  test('makes one account of each remote that was ticked, each with its own id and place', async () => {
    const { book, directory } = await aBook()

    const added = valueOf(await book.add(typed, [aNewAccount(), aNewAccount({ remoteId: 'w2', name: 'Chairs', alias: 'chairs' }), aNewAccount({ remoteId: 'w3', alias: 'lamps-2' })]))

    expect(new Set(added.map(({ id }) => id)).size).toBe(3)
    expect(added.map(({ position, remoteId }) => [position, remoteId])).toEqual([[0, 'w1'], [1, 'w2'], [2, 'w3']])
    expect(directory.ids()).toEqual(added.map(({ id }) => id))
  })

  test('leaves no row of an account whose secret could not be kept', async () => {
    const { book, store, directory, steps, told, letFail } = await aBook()
    letFail('write')

    expect(await book.add(typed, [aNewAccount()])).toEqual(fail({ kind: 'vaultLocked' }))

    expect(steps).toEqual(['write'])
    expect(await store.accounts.list()).toEqual([])
    expect(directory.ids()).toEqual([])
    expect(told).toEqual([])
  })

  test('leaves no secret of an account whose row could not be kept', async () => {
    const { book, keychain, directory, steps, letFail } = await aBook({ vaultKind: 'keyring' })
    letFail('put')

    expect(await book.add(typed, [aNewAccount()])).toEqual(fail({ kind: 'diskFull' }))

    expect(steps).toEqual(['write', 'put', 'remove'])
    expect(keychain.holds()).toEqual([])
    expect(directory.ids()).toEqual([])
  })

  test('of several is all or none: where one fails, nothing of the others stays', async () => {
    const { book, keychain, store, directory, steps, letFail } = await aBook({ vaultKind: 'keyring' })
    letFail('put', 1)

    expect(await book.add(typed, [aNewAccount(), aNewAccount({ remoteId: 'w2' }), aNewAccount({ remoteId: 'w3' })])).toEqual(fail({ kind: 'diskFull' }))

    expect(keychain.holds()).toEqual([])
    expect(await store.accounts.list()).toEqual([])
    expect(directory.ids()).toEqual([])
    expect(steps.filter(step => step.startsWith('added'))).toEqual([])
  })

  test.each([
    { name: 'a key that the service refuses', source: { ...typed, fields: { ...KEY, key: 'wrong' } }, wanted: aNewAccount(), kind: 'unauthorised' },
    { name: 'a remote that the key does not open', source: typed, wanted: aNewAccount({ remoteId: 'w9' }), kind: 'declined' },
  ])('keeps nothing of $name, whatever a window was told before', async ({ source, wanted, kind }) => {
    const { book, steps, directory } = await aBook()

    expect(await book.add(source, [wanted])).toMatchObject({ ok: false, failure: { kind } })

    expect(steps).toEqual([])
    expect(directory.ids()).toEqual([])
  })

  test('does not add twice what is there, nor when two ask at once', async () => {
    const { book, directory } = await aBook()

    const answers = await Promise.all([book.add(typed, [aNewAccount()]), book.add(typed, [aNewAccount()])])
    const both = await book.add(typed, [aNewAccount({ remoteId: 'w2' }), aNewAccount({ remoteId: 'w2' })])

    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    expect(both).toMatchObject({ failure: { kind: 'declined', cause: 'addedAlready' } })
    expect(directory.ids()).toHaveLength(1)
  })

  test('shows nothing of a key that is too short to show its end', async () => {
    const { book } = await aBook()

    const [account] = valueOf(await book.add({ ...typed, fields: { ...KEY, key: 'short' } }, [aNewAccount()]))

    expect(account?.credentialHint).toBe('')
  })

  test('is found again when the account cannot be opened with it', async () => {
    const { book, directory } = await aBook()
    const [account] = valueOf(await book.add({ ...typed, fields: { ...KEY, site: 'nowhere' } }, [aNewAccount()]))

    expect(await directory.line(account?.id ?? NOBODY)).toMatchObject({ ok: false, failure: { kind: 'unauthorised' } })
  })
})

describe('changing', () => {
  test('keeps what was not said, and tells', async () => {
    const { book, store, account, id, told, steps } = await aBookWithOne()

    const changed = valueOf(await book.update({ id, name: 'Lamp Shop', colour: undefined }))

    expect(changed).toEqual({ ...account, name: 'Lamp Shop' })
    expect(await store.accounts.list()).toEqual([changed])
    expect(told).toEqual([{ kind: 'accounts' }, { kind: 'conversations', ids: [] }])
    expect(steps).toEqual(['put'])
  })

  test('of who "I" am opens the account anew, and may be taken back', async () => {
    const { book, id, steps } = await aBookWithOne()

    valueOf(await book.update({ id, me: operatorId(id, 'nora') }))
    valueOf(await book.update({ id, me: operatorId(id, 'nora') }))
    expect(valueOf(await book.update({ id, me: null })).me).toBeNull()

    expect(steps).toEqual(['put', `restart ${id}`, 'put', 'put', `restart ${id}`])
  })

  test('that cannot be kept changes nothing', async () => {
    const { book, directory, id, told, letFail } = await aBookWithOne()
    letFail('put')

    expect(await book.update({ id, name: 'Lamp Shop' })).toEqual(fail({ kind: 'diskFull' }))

    expect(directory.account(id)?.name).toBe('Lamps')
    expect(told).toEqual([])
  })

  test('of the order is the order of the rail, also after a restart', async () => {
    const { book, store, directory } = await aBook()
    const ids = valueOf(await book.add(typed, [aNewAccount(), aNewAccount({ remoteId: 'w2' }), aNewAccount({ remoteId: 'w3' })])).map(({ id }) => id)

    valueOf(await book.reorder(ids.toReversed()))

    expect(directory.ids()).toEqual(ids.toReversed())
    expect((await store.accounts.list()).toSorted((a, b) => a.position - b.position).map(({ id }) => id)).toEqual(ids.toReversed())
  })

  test('what is not there is not found', async () => {
    const { book } = await aBook()

    expect(await book.update({ id: NOBODY, name: 'Lamps' })).toEqual(fail({ kind: 'notFound' }))
    expect(await book.replaceCredential(NOBODY, KEY)).toEqual(fail({ kind: 'notFound' }))
    expect(await book.remove(NOBODY)).toEqual(fail({ kind: 'notFound' }))
  })
})

describe('replacing the credential', () => {
  test.each([
    ['that the service refuses', { key: 'wrong' }, { kind: 'unauthorised', accountId: null }],
    ['that opens another account', { key: 'of-a-stranger' }, { kind: 'declined', cause: 'otherKey' }],
  ] as const)('%s leaves the old one in use', async (_name, fields, failure) => {
    const { book, desk, id, steps } = await aBookWithOne()

    expect(await book.replaceCredential(id, fields)).toEqual(fail(failure))

    expect(reveal(valueOf(await desk.read(id)))).toEqual(KEY)
    expect(steps).toEqual([])
  })

  test('that cannot be kept leaves the old one in use', async () => {
    const { book, desk, directory, id, steps, letFail } = await aBookWithOne()
    letFail('write')

    expect(await book.replaceCredential(id, { key: 'a-new-key-of-9999' })).toEqual(fail({ kind: 'vaultLocked' }))

    expect(reveal(valueOf(await desk.read(id)))).toEqual(KEY)
    expect(directory.account(id)?.credentialHint).toBe('1234')
    expect(steps).toEqual(['write'])
  })

  test('is in use at once: the next line is opened with it', async () => {
    const { book, directory, provider, id, steps } = await aBookWithOne()
    await directory.line(id)

    valueOf(await book.replaceCredential(id, { key: 'a-new-key-of-9999' }))
    await directory.line(id)

    expect(provider.opened.map(({ credential }) => credential['key'])).toEqual([KEY.key, 'a-new-key-of-9999'])
    expect(steps).toEqual(['write', 'put', `new key ${id}`, `restart ${id}`])
    expect(directory.account(id)?.credentialHint).toBe('9999')
  })
})

describe('removing', () => {
  test('ends what runs, proves the secret gone, and then forgets the account', async () => {
    const { book, keychain, store, directory, id, steps, told } = await aBookWithOne({ vaultKind: 'keyring' })
    expect(keychain.holds()).toEqual([id])

    expect(await book.remove(id)).toEqual({ ok: true, value: { secretGone: true, leftIn: [], unsentDropped: 0 } })

    expect(steps).toEqual([`removed ${id}`, 'remove', 'forget'])
    expect(keychain.holds()).toEqual([])
    expect(await store.accounts.list()).toEqual([])
    expect(directory.account(id)).toBeNull()
    expect(told).toEqual([{ kind: 'accounts' }, { kind: 'conversations', ids: [] }, { kind: 'outbox' }])
  })

  test('is not found by anybody from the moment it begins', async () => {
    const { book, directory, id } = await aBookWithOne()

    const removing = book.remove(id)
    await Promise.resolve()
    const during = [directory.account(id), await directory.line(id)]
    await removing

    expect(during).toEqual([null, fail({ kind: 'notFound' })])
  })

  test('says how much had not been sent', async () => {
    const { book, store, id } = await aBookWithOne()
    const conversation = conversationId(id, 'c1')
    valueOf(await store.outbox.add(anOutboxRow({ conversationId: conversation, accountId: id }), null))

    expect(valueOf(await book.remove(id)).unsentDropped).toBe(1)
  })

  test('that cannot prove the secret gone leaves the account as it was, running', async () => {
    const { book, keychain, store, directory, id, steps } = await aBookWithOne({ vaultKind: 'keyring' })
    keychain.setTrouble('locked')

    expect(await book.remove(id)).toEqual(fail({ kind: 'vaultLocked' }))

    expect(steps).toEqual([`removed ${id}`, 'remove', `added ${id}`])
    expect(directory.account(id)).not.toBeNull()
    expect(await store.accounts.list()).toHaveLength(1)
    keychain.setTrouble(null)
    expect(keychain.holds()).toEqual([id])
    expect((await book.remove(id)).ok).toBe(true)
  })

  test('that fails after the secret is gone leaves an account that can be removed again', async () => {
    const { book, keychain, store, directory, id, letFail } = await aBookWithOne({ vaultKind: 'keyring' })
    letFail('forget')

    expect(await book.remove(id)).toEqual(fail({ kind: 'diskFull' }))
    expect(keychain.holds()).toEqual([])
    expect(directory.ids()).toEqual([id])

    expect((await book.remove(id)).ok).toBe(true)
    expect(directory.ids()).toEqual([])
    expect(await store.accounts.list()).toEqual([])
  })

  test('from a keychain that was emptied is not believed, until a person begins anew', async () => {
    const { book, keychain, desk, id } = await aBookWithOne({ vaultKind: 'keyring' })
    keychain.empty()

    expect(await book.remove(id)).toEqual(fail({ kind: 'vaultUnavailable', cause: 'emptied' }))
    valueOf(await desk.choose('keyring', null))

    expect((await book.remove(id)).ok).toBe(true)
    expect(keychain.holds()).toEqual([])
  })

  test('goes on where a vault from before does not open, and says that the key may still be there', async () => {
    const { book, keychain, store, desk, id } = await aBookWithOne({ vaultKind: 'keyring' })
    keychain.setTrouble('locked')
    valueOf(await desk.choose('memory', null))

    expect(await book.remove(id)).toEqual({ ok: true, value: { secretGone: false, leftIn: ['keyring'], unsentDropped: 0 } })
    expect(await store.accounts.list()).toEqual([])
    keychain.setTrouble(null)

    expect(valueOf(await desk.retry()).left).toEqual([])
    expect(keychain.holds()).toEqual([])
  })

  test('takes nothing from another account of the same credential', async () => {
    const { book, desk, directory } = await aBook()
    const [one, other] = valueOf(await book.add(typed, [aNewAccount(), aNewAccount({ remoteId: 'w2' })])).map(({ id }) => id)
    if (one === undefined || other === undefined) return expect([one, other]).not.toContain(undefined)

    valueOf(await book.remove(one))

    expect(directory.ids()).toEqual([other])
    expect(reveal(valueOf(await desk.read(other)))).toEqual(KEY)
  })
})

test('the list tells each account with its state and what waits there', async () => {
  const { book, store, directory, account, id } = await aBookWithOne()
  const waits = aConversationRecord({ id: conversationId(id, 'c1'), unreadCount: 2, waitingSince: account.createdAt })
  valueOf(await store.conversations.upsert([waits], account.createdAt))

  expect(await book.list()).toEqual([
    { account, status: directory.status(id), capabilities: [], keyKind: null, unreadConversations: 1, waitingConversations: 1 },
  ])
})
