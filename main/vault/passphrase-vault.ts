import { join } from 'node:path'
import { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { createTurns } from './in-turn.ts'
import { keyOf, newHeader, parseSealed, SCRYPT_COST, seal, unseal, type SealedFile, type VaultContents, type VaultHeader } from './passphrase-file.ts'
import { readPrivateFile, setAside, sweepUnfinished, writePrivateFile } from './private-file.ts'
import { bytesOf } from './secret-bytes.ts'
import { reveal, secretOf } from './secret.ts'
import { failureOf, stateOf, type Vault } from './vault.ts'

export type PassphraseVaultNeeds = Readonly<{
  /** Where `credentials.vault` is kept. */
  folder: string
  /** scrypt's cost for a new passphrase, a power of two: 2^17 unless told. */
  scryptCost?: number
}>

/**
 *     no file ──found──► open ◄──unlock── locked        state: `emptied` without a file, else `ok` and `locked`
 *                         └─────lock──────►
 */
export type PassphraseVault = Vault & Readonly<{
  kind: 'passphrase'
  /** Makes the file where there is none, which is a person's choice; where there is one this is `unlock`. */
  found(passphrase: string): Promise<Result<void>>
  /** Fails with `wrongPassphrase`, with `emptied` when there is no file, and with `damaged` once: the file is renamed then. */
  unlock(passphrase: string): Promise<Result<void>>
  lock(): Promise<void>
  /** Takes the current one again even while unlocked. Afterwards unlocked. */
  changePassphrase(current: string, next: string): Promise<Result<void>>
}>

type Opened = Readonly<{ header: VaultHeader; key: Buffer; contents: VaultContents }>

/** Credentials in one sealed file, for machines without a keychain. A person types its passphrase once for each start. */
export function createPassphraseVault({ folder, scryptCost = SCRYPT_COST }: PassphraseVaultNeeds): PassphraseVault {
  const path = join(folder, 'credentials.vault')
  const turns = createTurns()
  let key: Buffer | null = null
  let isOpen = true

  const inTurn = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> =>
    turns<T>(async () => (isOpen ? work() : fail({ kind: 'cancelled' })))

  async function load(): Promise<Result<SealedFile | null>> {
    const bytes = await readPrivateFile(path)
    if (!bytes.ok) return bytes
    if (bytes.value === null) return ok(null)
    const file = parseSealed(bytes.value)
    if (file === 'newer') return fail({ kind: 'unreadable', path: 'credentials.vault', found: 'newer' })
    if (file !== 'damaged') return ok(file)
    const aside = await setAside(path, 'damaged')
    return aside.ok ? fail({ kind: 'vaultUnavailable', cause: 'damaged' }) : aside
  }

  async function openWith(tried: Buffer | ((header: VaultHeader) => Promise<Buffer>)): Promise<Result<Opened>> {
    const file = await load()
    if (!file.ok) return file
    if (file.value === null) return fail(failureOf('emptied'))
    const { header } = file.value
    const triedKey = Buffer.isBuffer(tried) ? tried : await tried(header)
    const contents = unseal(file.value, triedKey)
    if (contents === 'wrongKey') return fail({ kind: 'vaultUnavailable', cause: 'wrongPassphrase' })
    if (contents === 'damaged') return fail({ kind: 'vaultUnavailable', cause: 'damaged' })
    return ok({ header, key: triedKey, contents })
  }

  async function opened(): Promise<Result<Opened>> {
    if (key) return openWith(key)
    const file = await load()
    if (!file.ok) return file
    return fail(file.value === null ? failureOf('emptied') : { kind: 'vaultLocked' })
  }

  /** Writes, then reads the file anew and compares. */
  async function save({ header, key: sealKey, contents }: Opened): Promise<Result<void>> {
    const written = await writePrivateFile(path, seal(contents, header, sealKey))
    if (!written.ok) return written
    const back = await openWith(sealKey)
    if (!back.ok) return back
    const same = JSON.stringify(back.value.contents) === JSON.stringify(contents)
    return same ? ok(undefined) : fail({ kind: 'vaultUnavailable', cause: 'damaged' })
  }

  const alter = (change: (contents: VaultContents) => VaultContents) =>
    inTurn(async () => {
      const now = await opened()
      return now.ok ? save({ ...now.value, contents: change(now.value.contents) }) : now
    })

  function hold(next: Buffer | null): Result<void> {
    if (key !== next) key?.fill(0)
    key = next
    return ok(undefined)
  }

  async function unlock(passphrase: string): Promise<Result<void>> {
    await sweepUnfinished(path)
    const now = await openWith(header => keyOf(header, passphrase))
    return now.ok ? hold(now.value.key) : now
  }

  async function sealAnew(passphrase: string, contents: VaultContents): Promise<Result<void>> {
    const header = newHeader(scryptCost)
    const fresh = await keyOf(header, passphrase)
    const saved = await save({ header, key: fresh, contents })
    return saved.ok ? hold(fresh) : saved
  }

  const read = (accountId: AccountId) =>
    inTurn(async () => {
      const now = await opened()
      if (!now.ok) return now
      const fields = now.value.contents[accountId]
      return fields ? ok(secretOf(fields)) : fail({ kind: 'notFound' })
    })

  return {
    kind: 'passphrase',
    state: async () => {
      const now = await inTurn(opened)
      const isDamaged = !now.ok && now.failure.kind === 'vaultUnavailable' && now.failure.cause === 'damaged'
      return isDamaged ? 'emptied' : stateOf(now)
    },
    read,
    reread: read,
    write: async (accountId, secret) => {
      const bytes = bytesOf(secret)
      return bytes.ok ? alter(contents => ({ ...contents, [accountId]: reveal(secret) })) : bytes
    },
    remove: accountId => alter(({ [accountId]: _gone, ...others }) => others),
    list: () =>
      inTurn(async () => {
        const now = await opened()
        return now.ok ? ok(Object.keys(now.value.contents).map(id => AccountId.parse(id))) : now
      }),
    found: passphrase =>
      inTurn(async () => {
        const file = await load()
        if (!file.ok) return file
        return file.value ? unlock(passphrase) : sealAnew(passphrase, {})
      }),
    unlock: passphrase => inTurn(() => unlock(passphrase)),
    lock: async () => {
      await turns(async () => hold(null))
    },
    changePassphrase: (current, next) =>
      inTurn(async () => {
        const now = await openWith(header => keyOf(header, current))
        return now.ok ? sealAnew(next, now.value.contents) : now
      }),
    close: () =>
      turns(async () => {
        isOpen = false
        return hold(null)
      }),
  }
}
