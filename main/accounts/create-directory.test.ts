import { describe, expect, test } from 'vitest'
import type { Change } from '#app/contract/change.ts'
import { providerId } from '#app/domain/provider-id.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { aClock } from '#main/clock/virtual-clock.ts'
import { createHttp, type Http, type HttpOutcome } from '#main/providers/http/http.ts'
import { loopbackOnly } from '#main/providers/http/reach.ts'
import { aStore, valueOf } from '#main/store/testing/a-store.ts'
import type { Store } from '#main/store/store.ts'
import { ACCOUNT, aLog, anAccount, OTHER_ACCOUNT } from '#main/testing/builders.ts'
import { secretOf, type Secret } from '#main/vault/secret.ts'
import { createDirectory, type DirectoryNeeds } from './create-directory.ts'
import { aMemoryDesk } from './testing/a-memory-desk.ts'
import { aProvider, CAN_NOTE } from './testing/a-provider.ts'

const KEY = { site: 'shop', key: 'a-key-of-ours-1234' }

/** Two accounts of one provider, each with its secret in a vault. */
async function aDirectory({ store, answer, ...said }: Readonly<{ store?: Store; answer?: HttpOutcome }> & Partial<Pick<DirectoryNeeds, 'vault'>> = {}) {
  const rows = store ?? (await aStore())
  valueOf(await rows.accounts.put(anAccount({ position: 1 })))
  valueOf(await rows.accounts.put(anAccount({ id: OTHER_ACCOUNT, position: 0 })))
  const memory = aMemoryDesk()
  for (const id of [ACCOUNT, OTHER_ACCOUNT]) valueOf(await memory.write(id, secretOf(KEY)))
  const provider = aProvider()
  const log = aLog()
  const told: Change[] = []
  const keys: string[] = []
  const others: string[] = []
  const clock = aClock()
  const http: Http = answer === undefined ? createHttp({ clock, reaches: loopbackOnly }) : { reaches: loopbackOnly, send: async () => answer }
  const directory = await createDirectory({
    store: rows, providers: [provider], clock, random: () => 0, changes: { tell: change => void told.push(change) },
    httpFor: async ({ credentialKey }) => {
      keys.push(credentialKey)
      return { http, unpaced: http }
    },
    onOtherKey: id => void others.push(id),
    vault: memory,
    log,
    ...said,
  })
  return { directory, store: rows, memory, provider, told, keys, others, log }
}

/** A vault whose answers a test gives by hand. */
function aSlowVault() {
  const asked: ((answer: Result<Secret>) => void)[] = []
  const read = () => new Promise<Result<Secret>>(resolve => asked.push(resolve))
  return { asked, desk: { ...aMemoryDesk(), read } }
}

test('of which kind a key is, is known once its line was opened, and forgotten with the account', async () => {
  const { directory } = await aDirectory()
  expect(directory.keyKind(ACCOUNT)).toBeNull()

  await directory.line(ACCOUNT)
  expect([directory.keyKind(ACCOUNT), directory.keyKind(OTHER_ACCOUNT)]).toEqual(['key', null])

  directory.drop(ACCOUNT)
  expect(directory.keyKind(ACCOUNT)).toBeNull()
})

test('it knows the accounts of the store, in the order of the rail', async () => {
  const { directory } = await aDirectory()

  expect(directory.ids()).toEqual([OTHER_ACCOUNT, ACCOUNT])
  expect(directory.account(ACCOUNT)?.position).toBe(1)
})

describe('a line', () => {
  test('is opened once, with the account and its own secret, for however many ask', async () => {
    const { directory, provider } = await aDirectory()

    const lines = await Promise.all([directory.line(ACCOUNT), directory.line(ACCOUNT), directory.line(ACCOUNT)])

    expect(new Set(lines).size).toBe(1)
    expect(lines[0]?.ok).toBe(true)
    expect(provider.opened).toHaveLength(1)
    expect(provider.opened[0]).toMatchObject({ account: { id: ACCOUNT }, credential: KEY })
  })

  test('of one credential shares its door with every other of it; another credential has its own', async () => {
    const { directory, memory, keys } = await aDirectory()

    await directory.line(ACCOUNT)
    await directory.line(OTHER_ACCOUNT)
    valueOf(await memory.write(OTHER_ACCOUNT, secretOf({ ...KEY, key: 'another-key-9999' })))
    directory.hangUp(OTHER_ACCOUNT)
    await directory.line(OTHER_ACCOUNT)

    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
    expect(keys.join(' ')).not.toContain(KEY.key)
  })

  test('whose key is refused asks the vault past its memory, and tells that another is kept', async () => {
    const memory = aMemoryDesk()
    const { directory, provider, others } = await aDirectory({
      vault: { ...memory, read: async () => ok(secretOf({ ...KEY, key: 'as-it-was' })), reread: async () => ok(secretOf(KEY)) },
      answer: { reached: 'answer', reply: { status: 401, headers: new Headers(), body: { type: 'none' } } },
    })
    valueOf(await directory.line(ACCOUNT))

    const refused = await provider.opened[0]?.http.send({ method: 'GET', url: new URL('https://service.test/') })

    expect(refused).toEqual({ reached: 'unsent', failure: { kind: 'cancelled' } })
    expect(others).toEqual([ACCOUNT])
  })

  test('of an account that is not there, or of a provider that is not there any more, is not found', async () => {
    const { directory } = await aDirectory()
    directory.put(anAccount({ providerId: providerId('gone') }))
    directory.drop(OTHER_ACCOUNT)

    expect(await directory.line(ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
    expect(await directory.line(OTHER_ACCOUNT)).toEqual(fail({ kind: 'notFound' }))
  })

  test('waits for a locked vault and opens as soon as it can be asked again', async () => {
    const { asked, desk } = aSlowVault()
    const { directory, provider } = await aDirectory({ vault: desk })

    const first = directory.line(ACCOUNT)
    asked[0]?.(fail({ kind: 'vaultLocked' }))
    expect(await first).toEqual(fail({ kind: 'vaultLocked' }))
    const second = directory.line(ACCOUNT)
    asked[1]?.({ ok: true, value: secretOf(KEY) })

    expect((await second).ok).toBe(true)
    expect(provider.opened).toHaveLength(1)
  })

  test('with a credential that cannot even be one is refused, and mended by a new one', async () => {
    const { directory, memory } = await aDirectory()
    valueOf(await memory.write(ACCOUNT, secretOf({ ...KEY, site: 'nowhere' })))

    expect(await directory.line(ACCOUNT)).toEqual(fail({ kind: 'unauthorised', accountId: ACCOUNT }))
    valueOf(await memory.write(ACCOUNT, secretOf(KEY)))

    expect((await directory.line(ACCOUNT)).ok).toBe(true)
  })

  test('is opened anew for another speaker, another key or a hang-up, and not for another name', async () => {
    const { directory, provider } = await aDirectory()
    await directory.line(ACCOUNT)

    directory.put(anAccount({ position: 1, name: 'Renamed' }))
    await directory.line(ACCOUNT)
    expect(provider.opened).toHaveLength(1)
    directory.put(anAccount({ position: 1, me: null }))
    await directory.line(ACCOUNT)
    directory.put(anAccount({ position: 1, me: null, credentialHint: 'new1' }))
    await directory.line(ACCOUNT)
    directory.hangUp(ACCOUNT)
    await directory.line(ACCOUNT)
    await directory.line(ACCOUNT)

    expect(provider.opened).toHaveLength(4)
  })

  test('that failed late does not end the one that was opened in its place', async () => {
    const { asked, desk } = aSlowVault()
    const { directory, provider } = await aDirectory({ vault: desk })

    const old = directory.line(ACCOUNT)
    directory.hangUp(ACCOUNT)
    const fresh = directory.line(ACCOUNT)
    asked[1]?.({ ok: true, value: secretOf(KEY) })
    await fresh
    asked[0]?.(fail({ kind: 'vaultLocked' }))
    await old

    expect(await directory.line(ACCOUNT)).toBe(await fresh)
    expect(provider.opened).toHaveLength(1)
  })
})

describe('what an account can do', () => {
  test('is learned when its line opens, told, and known after a restart without one', async () => {
    const { directory, store, told } = await aDirectory()
    expect(directory.capabilities(ACCOUNT)).toEqual([])

    await directory.line(ACCOUNT)
    await settled()
    const restarted = await aDirectory({ store })

    expect(directory.capabilities(ACCOUNT)).toEqual(CAN_NOTE)
    expect(told).toContainEqual({ kind: 'accounts' })
    expect(restarted.directory.capabilities(ACCOUNT)).toEqual(CAN_NOTE)
    expect(restarted.provider.opened).toEqual([])
  })

  test.each(['', '{', 'null', '[{"name":"telepathy","state":"offered"}]', '{"notes":true}'])('is unknown where what was kept cannot be read: %j', async kept => {
    const store = await aStore()
    valueOf(await store.accounts.put(anAccount()))
    await store.cursors.set(ACCOUNT, 'capabilities', kept)

    const { directory } = await aDirectory({ store })

    expect(directory.capabilities(ACCOUNT)).toEqual([])
  })

  test('is learned again, kept and told when a call taught the line better, and only then', async () => {
    const { directory, provider, store, told } = await aDirectory()
    await directory.line(ACCOUNT)
    await directory.noteCapabilities(ACCOUNT)
    told.length = 0
    await directory.noteCapabilities(ACCOUNT)
    expect(told).toEqual([])

    provider.teach([{ name: 'notes', state: 'needsToken', need: 'notes:write' }])
    await directory.noteCapabilities(ACCOUNT)

    expect(directory.capabilities(ACCOUNT)).toEqual([{ name: 'notes', state: 'needsToken', need: 'notes:write' }])
    expect(told).toEqual([{ kind: 'accounts' }])
    const { directory: later } = await aDirectory({ store })
    expect(later.capabilities(ACCOUNT)).toEqual(directory.capabilities(ACCOUNT))
  })

  test('is not written of an account that was removed while its line opened', async () => {
    const { asked, desk } = aSlowVault()
    const { directory, store } = await aDirectory({ vault: desk })

    const opening = directory.line(ACCOUNT)
    directory.drop(ACCOUNT)
    asked[0]?.({ ok: true, value: secretOf(KEY) })
    await opening
    await settled()

    expect(directory.capabilities(ACCOUNT)).toEqual([])
    expect(await store.cursors.get(ACCOUNT, 'capabilities')).toBeNull()
  })
})

test('an account is connecting until somebody says otherwise, and that is told', async () => {
  const { directory, told } = await aDirectory()
  expect(directory.status(ACCOUNT)).toEqual({ state: 'connecting', lastGoodAt: null })

  directory.setStatus(ACCOUNT, { state: 'failed', lastGoodAt: null, failure: { kind: 'offline' }, retryAt: null })

  expect(directory.status(ACCOUNT)).toMatchObject({ state: 'failed' })
  expect(directory.status(OTHER_ACCOUNT)).toMatchObject({ state: 'connecting' })
  expect(told).toEqual([{ kind: 'accounts' }])
})

test('an account that was dropped is forgotten whole', async () => {
  const { directory } = await aDirectory()
  await directory.line(ACCOUNT)
  await settled()
  directory.setStatus(ACCOUNT, { state: 'failed', lastGoodAt: null, failure: { kind: 'offline' }, retryAt: null })

  directory.drop(ACCOUNT)

  expect(directory.ids()).toEqual([OTHER_ACCOUNT])
  expect(directory.account(ACCOUNT)).toBeNull()
  expect(directory.status(ACCOUNT)).toMatchObject({ state: 'connecting' })
  expect(directory.capabilities(ACCOUNT)).toEqual([])
  directory.setStatus(ACCOUNT, { state: 'failed', lastGoodAt: null, failure: { kind: 'offline' }, retryAt: null })
  expect(directory.status(ACCOUNT)).toMatchObject({ state: 'connecting' })
})

test('an account that could not be removed is brought back as it was', async () => {
  const { directory } = await aDirectory()
  await directory.line(ACCOUNT)
  await settled()

  const bringBack = directory.drop(ACCOUNT)
  bringBack()

  expect(directory.ids()).toEqual([OTHER_ACCOUNT, ACCOUNT])
  expect(directory.capabilities(ACCOUNT)).toEqual(CAN_NOTE)
  expect((await directory.line(ACCOUNT)).ok).toBe(true)
})

/** Lets what follows an opened line come to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

test('a disk that throws at what an account can do costs neither its line nor what is shown of it', async () => {
  const rows = await aStore()
  let sets = 0
  const cursors: Store['cursors'] = {
    get: rows.cursors.get,
    async set() {
      sets += 1
      throw new Error('the file is damaged')
    },
  }
  const { directory, log, told } = await aDirectory({ store: { ...rows, cursors } })

  expect((await directory.line(ACCOUNT)).ok).toBe(true)
  await new Promise(setImmediate)

  expect(sets).toBe(1)
  expect(directory.capabilities(ACCOUNT)).not.toEqual([])
  expect(told).toEqual([{ kind: 'accounts' }])
  expect(log.lines).toContainEqual({ level: 'warn', what: 'what an account can do was not kept', facts: { id: ACCOUNT, failure: 'bug' } })
})

test('a vault that throws fails the line as a bug, and the next one is opened anew', async () => {
  const desk = aMemoryDesk()
  let isThrown = false
  const read: typeof desk.read = async id => {
    if (isThrown) return desk.read(id)
    isThrown = true
    throw new Error('a bug of ours')
  }
  valueOf(await desk.write(ACCOUNT, secretOf(KEY)))
  const { directory } = await aDirectory({ vault: { ...desk, read } })

  expect(await directory.line(ACCOUNT)).toMatchObject({ ok: false, failure: { kind: 'bug' } })
  expect((await directory.line(ACCOUNT)).ok).toBe(true)
})
